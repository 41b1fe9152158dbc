namespace StreamOps.Components.Pdf.Sections;

/// <summary>Whose channels the cost belongs to.</summary>
internal static class SellersSection
{
    public static Section Of(Subject subject)
    {
        var (sellers, links) = (subject.Statement.Sellers, subject.Links);
        var rest = SharedCents.Rest(subject, sellers.Sum(s => s.Cents));
        return new Section(
            "sellers",
            "Cost by seller",
            new Table(
                "No seller has recorded streams in this month.",
                [Column.Text("Seller"), Column.Figure("Streams"), Column.Figure("Hours"), Column.Figure("Viewer-minutes"), Column.Figure("Cost")],
                [
                    .. sellers.Select(s => new Row(
                    [
                        new(s.Name, links.SellerCosts(s.Id)),
                        Show.Count(s.Streams),
                        StatementWords.Hours(s.LiveMs),
                        StatementWords.Minutes(s.ViewerMs),
                        new(StatementWords.Money(s.Cents), links.SellerCosts(s.Id)),
                    ])),
                    .. rest.Select(cost => new Row([SharedCents.Nobody, "", "", "", cost])),
                ],
                new Row(
                [
                    "Total",
                    Show.Count(sellers.Sum(s => (long)s.Streams)),
                    StatementWords.Hours(sellers.Sum(s => s.LiveMs)),
                    StatementWords.Minutes(sellers.Sum(s => s.ViewerMs)),
                    StatementWords.Money(subject.Statement.Summary.CostCents),
                ])));
    }
}
