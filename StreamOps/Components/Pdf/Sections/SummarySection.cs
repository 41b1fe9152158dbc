using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>The month in a few figures, and which statement this is.</summary>
internal static class SummarySection
{
    public static Section Of(Subject subject) => new(
        "summary",
        "Summary",
        new Facts([.. Money(subject)], [.. Usage(subject)]),
        new Definitions(Identity(subject)));

    private static IEnumerable<Fact> Money(Subject subject)
    {
        var (summary, links) = (subject.Statement.Summary, subject.Links);
        yield return new("Cost of the month", StatementWords.Money(summary.CostCents), links.Costs);
        yield return new("Corrections of closed months", StatementWords.Money(summary.AdjustmentCents), links.Report);
        yield return new("Accrued, not booked yet", StatementWords.Money(summary.AccruedCents), links.Costs);
        yield return new("Forecast of the month's end", summary.ForecastCents is { } cents ? StatementWords.Money(cents) : "none, the month is over", links.Overview);
        yield return new("Budget of everything", Budget(summary), links.Budgets);
        foreach (var comparison in subject.Statement.Comparisons)
        {
            yield return new(Saving(comparison), Saved(comparison), links.Comparison(comparison.Preset));
        }
    }

    private static IEnumerable<Fact> Usage(Subject subject)
    {
        var (summary, links) = (subject.Statement.Summary, subject.Links.Overview);
        yield return new("Streaming hours", Show.Figure(summary.StreamingHours, 2), links);
        yield return new("Viewer-minutes", Show.Figure(summary.ViewerMinutes, 2), links);
        yield return new("Streams", Show.Count(summary.Streams), links);
        yield return new("Channels", Show.Count(summary.Channels), links);
        yield return new("Peak viewers at one time", Show.Count(summary.PeakViewers), links);
        yield return new("Average viewers of a stream", Show.Figure(summary.AverageViewers), links);
        yield return new("Coverage by samples", Show.Percent(subject.Statement.Completeness.CoveragePercent), links);
    }

    /// <summary>Used by all that the month is to bear so far, as the budgets page has it.</summary>
    private static string Budget(StatementSummary summary) => summary.BudgetCents switch
    {
        null => "none",
        0 => StatementWords.Money(0),
        { } budget => $"{StatementWords.Money(budget)}, {Show.Percent((summary.BookedCents + summary.AccruedCents) * 100m / budget)} used",
    };

    private static string Saving(StatementComparison comparison) =>
        comparison.Preset is null ? "Saved against Agora alone" : $"… under {StatementWords.Preset(comparison.Preset).ToLowerInvariant()}";

    private static string Saved(StatementComparison comparison) =>
        $"{StatementWords.Money(comparison.SavingsCents)}, {Show.Percent(comparison.SavingsPercent)}";

    private static (string, string)[] Identity(Subject subject)
    {
        var identity = subject.Statement.Identity;
        return
        [
            ("Scope", "The whole platform, no filter."),
            ("Billing zone", $"{identity.Zone}. Days and months are cut in it; instants are printed in UTC."),
            ("Price book", $"Rows up to number {Show.Count(identity.PriceBookVersion)}; those that priced this month are listed under Prices."),
            ("Content hash", subject.Hash),
        ];
    }
}
