using System.Globalization;

namespace StreamOps.Domain.Reports;

/// <summary>What a later version of a statement prints differently from an earlier one.</summary>
public static class StatementDifference
{
    /// <returns>In the order of the statement's parts; none: the versions agree in everything but their number and moment.</returns>
    public static IReadOnlyList<StatementChange> Between(MonthStatement before, MonthStatement after) =>
    [
        .. Changes("summary", before, after, Summary),
        .. Changes("lines", before, after, s => s.Lines.Select(l => (l.Kind.ToString(), Text($"{Usd(l.Cents)}")))),
        .. Changes("channels", before, after, s => s.Channels.Select(Share)),
        .. Changes("sellers", before, after, s => s.Sellers.Select(Share)),
        .. Changes("days", before, after, s => s.Days.Select(d => (Text($"{d.Day:yyyy-MM-dd}"), Usd(d.Cents)))),
        .. Changes("top streams", before, after, s => s.TopStreams.Select(t => (Text($"stream {t.StreamId}"), Text($"{t.Channel}, {Usd(t.Cents)}")))),
        .. Changes("comparison", before, after, s => s.Comparisons.Select(c => (c.Preset?.ToString() ?? "price book in force", Usd(c.SavingsCents)))),
        .. Changes("adjustments", before, after, s => s.Adjustments.Select(a => (Text($"{a.ClosedMonth} {a.Kind}"), Text($"{Usd(a.Cents)}, {a.Reason}")))),
        .. Changes("expected invoices", before, after, s => (s.ExpectedInvoices ?? []).Select(i => (i.Vendor, Usd(i.TotalCents)))),
        .. Changes("incidents", before, after, s => s.Incidents.Select(i => (Text($"alert {i.AlertId}"), Text($"{i.Rule}, {i.Subject}, {(i.EndedAt is { } end ? $"ended {end:u}" : "open")}")))),
        .. Changes("prices", before, after, s => s.Prices.Select(p => (Text($"price {p.PriceId}"), Text($"{p.Kind}, {p.UsdPerUnit} USD, {p.Source}")))),
        .. Changes("completeness", before, after, Completeness),
    ];

    private static IEnumerable<StatementChange> Changes(
        string part, MonthStatement before, MonthStatement after, Func<MonthStatement, IEnumerable<(string Line, string Value)>> lines)
    {
        var (old, young) = (ByLine(lines(before)), ByLine(lines(after)));
        return old.Keys.Union(young.Keys)
            .Select(line => new StatementChange(part, line, old.GetValueOrDefault(line), young.GetValueOrDefault(line)))
            .Where(change => change.Before != change.After);
    }

    /// <summary>Lines of one name are told as one.</summary>
    private static Dictionary<string, string> ByLine(IEnumerable<(string Line, string Value)> lines) =>
        lines.GroupBy(l => l.Line).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(l => l.Value)));

    private static IEnumerable<(string Line, string Value)> Summary(MonthStatement statement)
    {
        yield return ("cost", Usd(statement.Summary.CostCents));
        yield return ("adjustments", Usd(statement.Summary.AdjustmentCents));
        yield return ("budget", statement.Summary.BudgetCents is { } budget ? Usd(budget) : "none");
    }

    private static IEnumerable<(string Line, string Value)> Completeness(MonthStatement statement)
    {
        var facts = statement.Completeness;
        yield return ("waiting", Text($"{facts.UncostedStreams + facts.OwedStreams} streams, {facts.UnreadNotices} webhooks, {facts.UnreadUsageDays ?? 0} days of usage"));
        yield return ("coverage", facts.CoveragePercent is { } percent ? Text($"{percent} %") : "no data");
    }

    private static (string Line, string Value) Share(StatementShare share) => (share.Id, Text($"{share.Name}{(share.Owner is { } owner ? $" ({owner})" : "")}, {Usd(share.Cents)}"));

    private static string Usd(long cents) => Text($"{cents / 100m:0.00} USD");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
