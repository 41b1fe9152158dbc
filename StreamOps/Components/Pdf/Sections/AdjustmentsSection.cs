namespace StreamOps.Components.Pdf.Sections;

/// <summary>What belongs to closed months and is booked in this one.</summary>
internal static class AdjustmentsSection
{
    public static Section Of(Subject subject) => new(
        "adjustments",
        "Corrections of closed months",
        new Table(
            "None: nothing has become known about a closed month that changes its costs.",
            [
                Column.Text("Closed month"), Column.Text("Service"), Column.Text("Type"),
                Column.Figure("Streams"), Column.Figure("Exact"), Column.Figure("Booked"),
            ],
            [
                .. subject.Statement.Adjustments.Select(a => new Row(
                    [
                        new(Show.Month(a.ClosedMonth.ToString()), subject.Links.ReportOf(a.ClosedMonth)),
                        StatementWords.Service(a.Kind),
                        StatementWords.Type(a.Kind),
                        Show.Count(a.Streams),
                        Show.Exact(a.AmountUsd),
                        StatementWords.Money(a.Cents),
                    ],
                    a.Reason)),
            ],
            new Row(["Total", "", "", "", Show.Exact(subject.Statement.Adjustments.Sum(a => a.AmountUsd)), StatementWords.Money(subject.Statement.Summary.AdjustmentCents)])));
}
