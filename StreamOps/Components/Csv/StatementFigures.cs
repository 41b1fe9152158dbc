using System.Globalization;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;

namespace StreamOps.Components.Csv;

/// <summary>A statement figure by figure, table by table. Nothing is added up here: each figure is the statement's own.</summary>
internal static class StatementFigures
{
    public static IEnumerable<StatementFigure> Of(MonthStatement statement) =>
    [
        .. Identity(statement),
        .. Summary(statement.Summary),
        .. statement.Lines.SelectMany(Line),
        .. statement.Channels.SelectMany(c => Share("channels", c)),
        .. statement.Sellers.SelectMany(s => Share("sellers", s)),
        .. statement.Days.SelectMany(Day),
        .. statement.TopStreams.SelectMany(TopStream),
        .. statement.Comparisons.SelectMany(Comparison),
        .. statement.Adjustments.SelectMany(Adjustment),
        .. (statement.ExpectedInvoices ?? []).SelectMany(Invoice),
        .. statement.Incidents.SelectMany(Incident),
        .. statement.Prices.SelectMany(Price),
        .. Completeness(statement.Completeness),
    ];

    private static IEnumerable<StatementFigure> Identity(MonthStatement statement)
    {
        var (item, identity) = (new StatementItem("identity"), statement.Identity);
        yield return item.Text("status", identity.IsClosed ? "closed" : "open");
        yield return item.Count("version", identity.Version);
        yield return item.Text("billing_zone", identity.Zone);
        yield return item.Text("currency", identity.Currency);
        yield return item.Instant("as_of", identity.AsOf);
        yield return item.Count("price_book_version", identity.PriceBookVersion);
        yield return item.Text("sha256", StatementHash.Of(statement));
    }

    private static IEnumerable<StatementFigure> Summary(StatementSummary summary)
    {
        var item = new StatementItem("summary");
        yield return item.Usd("cost", summary.CostCents);
        yield return item.Usd("adjustments", summary.AdjustmentCents);
        yield return item.Usd("booked", summary.BookedCents);
        yield return item.Usd("accrued", summary.AccruedCents);
        yield return item.Usd("forecast", summary.ForecastCents);
        yield return item.Usd("budget", summary.BudgetCents);
        yield return item.Minutes("live_minutes", summary.LiveMs);
        yield return item.Minutes("viewer_minutes", summary.ViewerMs);
        yield return item.Minutes("sampled_minutes", summary.SampledMs);
        yield return item.Number("average_viewers", "viewers", summary.AverageViewers is { } average ? decimal.Round(average, 6) : null);
        yield return item.Number("peak_viewers", "viewers", summary.PeakViewers);
        yield return item.Count("streams", summary.Streams);
        yield return item.Count("channels", summary.Channels);
    }

    private static IEnumerable<StatementFigure> Line(StatementLine line)
    {
        var item = new StatementItem("lines", line.Kind.ToString(), line.Kind.CostType, line.Kind.Service);
        yield return item.Usd("cost", line.Cents);
        yield return item.ExactUsd("cost_before_rounding", line.AmountUsd);
        yield return item.Minutes("live_minutes", line.DurationMs);
        yield return item.Minutes("viewer_minutes", line.ViewerMs);
    }

    private static IEnumerable<StatementFigure> Share(string section, StatementShare share)
    {
        var item = new StatementItem(section, share.Id, share.Name, share.Owner);
        yield return item.Usd("cost", share.Cents);
        yield return item.Minutes("live_minutes", share.LiveMs);
        yield return item.Minutes("viewer_minutes", share.ViewerMs);
        yield return item.Count("streams", share.Streams);
    }

    private static IEnumerable<StatementFigure> Day(StatementDay day)
    {
        var item = new StatementItem("days", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return (item with { BelongsTo = "agora" }).Usd("cost", day.AgoraCents);
        yield return (item with { BelongsTo = "cloudflare" }).Usd("cost", day.CloudflareCents);
        yield return (item with { BelongsTo = "cdn" }).Usd("cost", day.CdnCents);
        yield return item.Minutes("live_minutes", day.LiveMs);
        yield return item.Minutes("viewer_minutes", day.ViewerMs);
    }

    private static IEnumerable<StatementFigure> TopStream(StatementStream stream)
    {
        var item = new StatementItem("top_streams", Id(stream.StreamId), stream.Channel, Id(stream.ChannelId));
        yield return item.Instant("started_at", stream.StartedAt);
        yield return item.Usd("cost", stream.Cents);
        yield return item.ExactUsd("cost_before_rounding", stream.AmountUsd);
        yield return item.Minutes("live_minutes", stream.LiveMs);
        yield return item.Minutes("viewer_minutes", stream.ViewerMs);
    }

    private static IEnumerable<StatementFigure> Comparison(StatementComparison comparison)
    {
        var item = new StatementItem("comparisons", comparison.Preset is { } preset ? WireName.Of(preset) : "price_book");
        yield return item.Usd("hybrid", comparison.HybridCents);
        yield return item.Usd("agora_only", comparison.AgoraOnlyCents);
        yield return item.Usd("savings", comparison.SavingsCents);
        yield return item.Number("savings_percent", "percent", comparison.SavingsPercent);
        yield return item.Number("break_even_viewers", "viewers", comparison.BreakEvenViewers);
    }

    private static IEnumerable<StatementFigure> Adjustment(StatementAdjustment adjustment)
    {
        var item = new StatementItem("adjustments", adjustment.ClosedMonth.ToString(), adjustment.Kind.CostType, adjustment.Kind.Service);
        yield return item.Usd("cost", adjustment.Cents);
        yield return item.ExactUsd("cost_before_rounding", adjustment.AmountUsd);
        yield return item.Count("streams", adjustment.Streams);
        yield return item.Text("reason", adjustment.Reason);
    }

    /// <summary>Rows of measure line_amount add up to subtotal, and with tax to total; none of it is booked.</summary>
    private static IEnumerable<StatementFigure> Invoice(StatementInvoice invoice)
    {
        foreach (var line in invoice.Lines)
        {
            var row = new StatementItem("expected_invoices", invoice.Vendor, InvoiceWords.Line(line.Item, line.Kind), line.Kind?.ToString());
            yield return row.Usd("line_amount", line.Cents);
            yield return row.ExactUsd("line_before_rounding", line.AmountUsd);
        }

        var item = new StatementItem("expected_invoices", invoice.Vendor);
        if (invoice.Replays is { } replays)
        {
            yield return item.Number("replayed", "minutes", replays.Minutes is { } minutes ? decimal.Round(minutes, 6) : null);
            yield return item.Count("replay_days_known", replays.KnownDays);
            yield return item.Count("replay_days_missing", replays.MissingDays);
        }

        yield return item.Usd("subtotal", invoice.SubtotalCents);
        yield return (item with { Name = invoice.TaxName }).Usd("tax", invoice.TaxCents);
        yield return item.Usd("total", invoice.TotalCents);
        if (invoice.Currency is { } currency)
        {
            yield return item.Number("total_in_currency", currency, invoice.TotalInCurrency);
        }
    }

    private static IEnumerable<StatementFigure> Incident(StatementIncident incident)
    {
        var item = new StatementItem("incidents", Id(incident.AlertId), incident.Rule, incident.Subject);
        yield return item.Text("severity", incident.Severity);
        yield return item.Instant("fired_at", incident.FiredAt);
        yield return item.Instant("ended_at", incident.EndedAt);
    }

    private static IEnumerable<StatementFigure> Price(StatementPrice price)
    {
        var item = new StatementItem("prices", Id(price.PriceId), WireName.Of(price.Basis), price.Kind.ToString());
        yield return item.ExactUsd("list_price_of_unit", price.UsdPerUnit);
        yield return item.Number("unit", "minutes", price.UnitMinutes);
        yield return item.Number("free_a_month", "minutes", price.FreeMinutes);
        yield return item.Minutes("quantity", price.QuantityMs);
        yield return item.Text("tier", price.Tier is { } tier ? WireName.Of(tier) : null);
        yield return item.Day("valid_from", price.ValidFrom);
        yield return item.Text("source", price.Source);
    }

    private static IEnumerable<StatementFigure> Completeness(StatementCompleteness completeness)
    {
        var item = new StatementItem("completeness");
        yield return item.Text("month_is_over", completeness.IsOver ? "yes" : "no");
        yield return item.Text("complete", completeness.IsComplete ? "yes" : "no");
        yield return item.Count("uncosted_streams", completeness.UncostedStreams);
        yield return item.Count("owed_streams", completeness.OwedStreams);
        yield return item.Count("unread_notices", completeness.UnreadNotices);
        yield return item.Count("unread_usage_days", completeness.UnreadUsageDays);
        yield return item.Number("coverage", "percent", completeness.CoveragePercent);
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
