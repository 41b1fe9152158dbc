using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>The price book as far as it priced this month, with the source of each row.</summary>
internal static class PricesSection
{
    public static Section Of(Subject subject) => new(
        "prices",
        "Prices",
        Paragraph.Note("List prices in USD. The quantity is what the month holds under the price, before free minutes and the vendor's rounding."),
        new Table(
            "No price was used in this month.",
            [
                Column.Text("Line", 1.1f), Column.Text("Charged for"), Column.Text("Tier", 0.5f), Column.Figure("Price"),
                Column.Figure("per minutes"), Column.Figure("Free minutes"), Column.Figure("Minutes"),
            ],
            [.. subject.Statement.Prices.Select(p => Row(p, subject.Links))]));

    private static Row Row(StatementPrice price, StatementLinks links) => new(
        [
            new($"{StatementWords.Service(price.Kind)}, {StatementWords.Type(price.Kind)}", links.Line(price.Kind)),
            PriceWords.Of(price.Basis),
            price.Tier is { } tier ? WireName.Of(tier) : "any",
            new(Show.Rate(price.UsdPerUnit), links.Prices),
            Show.Figure(price.UnitMinutes, price.UnitMinutes % 1 == 0 ? 0 : 2),
            Show.Figure(price.FreeMinutes, price.FreeMinutes % 1 == 0 ? 0 : 2),
            StatementWords.Minutes(price.QuantityMs),
        ],
        $"Row {Show.Count(price.PriceId)}, {PriceWords.Since(price.ValidFrom)}. Source: {price.Source}");
}
