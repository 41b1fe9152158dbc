namespace StreamOps.Components.Pdf.Sections;

/// <summary>The parts of a statement, in the order in which they are read.</summary>
internal static class StatementSections
{
    public static IReadOnlyList<Section> Of(Subject subject) =>
    [
        SummarySection.Of(subject),
        LinesSection.Of(subject),
        DaysSection.Of(subject),
        SellersSection.Of(subject),
        ChannelsSection.Of(subject),
        StreamsSection.Of(subject),
        ComparisonSection.Of(subject),
        AdjustmentsSection.Of(subject),
        .. InvoicesSection.Of(subject),
        CompletenessSection.Of(subject),
        IncidentsSection.Of(subject),
        PricesSection.Of(subject),
        DefinitionsSection.Of(subject),
    ];

    public static Masthead Masthead(Subject subject)
    {
        var (identity, summary) = (subject.Statement.Identity, subject.Statement.Summary);
        return new Masthead(
            $"Statement of costs, {Show.Month(identity.Month.ToString())}",
            $"{StatementWords.State(subject.Statement)} · as of {Show.Instant(identity.AsOf)} · {identity.Currency}",
            "To be booked",
            StatementWords.Money(summary.BookedCents),
            $"Cost of the month {StatementWords.Money(summary.CostCents)}, corrections of closed months {StatementWords.Money(summary.AdjustmentCents)}. "
            + CompletenessSection.Verdict(subject.Statement.Completeness),
            subject.Links.Costs);
    }
}
