namespace StreamOps.Components.Pdf.Sections;

/// <summary>What is booked: service by cost type.</summary>
internal static class LinesSection
{
    public static Section Of(Subject subject)
    {
        var (lines, links) = (subject.Statement.Lines, subject.Links);
        var rows = lines.Select(line => new Row(
        [
            StatementWords.Service(line.Kind),
            new(StatementWords.Type(line.Kind), links.Line(line.Kind)),
            StatementWords.Hours(line.DurationMs),
            line.ViewerMs == 0 ? "" : StatementWords.Minutes(line.ViewerMs),
            Show.Exact(line.AmountUsd),
            new(StatementWords.Money(line.Cents), links.Line(line.Kind)),
        ]));
        return new Section(
            "lines",
            "Cost by service and type",
            Paragraph.Note($"Each line is the exact sum of its records, rounded up to a cent once. {CostBasis.TimeOnAir}"),
            new Table(
                "No costs in this month.",
                [Column.Text("Service"), Column.Text("Type", 1.3f), Column.Figure("Hours"), Column.Figure("Viewer-minutes"), Column.Figure("Exact"), Column.Figure("Booked")],
                [.. rows],
                new Row(["Total", "", "", "", Show.Exact(lines.Sum(l => l.AmountUsd)), new(StatementWords.Money(subject.Statement.Summary.CostCents), links.Costs)])));
    }
}
