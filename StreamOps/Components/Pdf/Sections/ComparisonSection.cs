namespace StreamOps.Components.Pdf.Sections;

/// <summary>What the hybrid is worth.</summary>
internal static class ComparisonSection
{
    public static Section Of(Subject subject) => new(
        "comparison",
        "Comparison with Agora alone",
        Paragraph.Note(
            "Both sides come from the same streams, hosts and viewers. Hybrid is what was carried, delivery included; Agora alone prices the hosts and every "
            + "viewer-minute at Agora's interactive audience price. From the break-even on, as an average audience, the hybrid is not dearer."),
        new Table(
            "Nothing to compare.",
            [
                Column.Text("Prices"), Column.Figure("Hybrid"), Column.Figure("Agora alone"),
                Column.Figure("Saving"), Column.Figure("of Agora alone"), Column.Figure("Break-even viewers"),
            ],
            [
                .. subject.Statement.Comparisons.Select(c => new Row(
                [
                    new(StatementWords.Preset(c.Preset), subject.Links.Comparison(c.Preset)),
                    StatementWords.Money(c.HybridCents),
                    StatementWords.Money(c.AgoraOnlyCents),
                    new(StatementWords.Money(c.SavingsCents), subject.Links.Comparison(c.Preset)),
                    Show.Percent(c.SavingsPercent),
                    c.BreakEvenViewers is { } viewers ? Show.Count(viewers) : "none",
                ])),
            ]));
}
