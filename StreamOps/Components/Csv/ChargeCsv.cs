using StreamOps.Domain.Money;
using StreamOps.Domain.Reports;

namespace StreamOps.Components.Csv;

/// <summary>
/// The month's cost records, one a row, and behind them one row a line that says how they come to what is booked. No figure stands twice in a
/// column, so each may be added up: <c>amount_usd</c>, <c>terms_usd</c> and <c>rounding_usd</c> together are <c>booked_usd</c>.
/// </summary>
public static class ChargeCsv
{
    private static readonly string[] Columns =
    [
        "row", "month", "service", "cost_type", "record_id", "stream_id", "started_at", "ended_at", "channel_id", "channel", "seller",
        "duration_minutes", "viewer_minutes", "price_ids", "amount_usd", "cents_usd", "terms_usd", "rounding_usd", "booked_usd",
    ];

    /// <summary>Cells of a record that a line has not: from <c>record_id</c> to <c>cents_usd</c>.</summary>
    private const int OfRecords = 12;

    /// <summary>Cells of a line that a record has not.</summary>
    private const int OfLines = 3;

    /// <param name="charges">Of one month, in the order in which they shall stand.</param>
    /// <param name="stream">Stays open.</param>
    /// <param name="bom">Whether to begin with a byte order mark.</param>
    public static async Task WriteAsync(IAsyncEnumerable<Charge> charges, Stream stream, bool bom, CancellationToken cancel)
    {
        await using var file = new CsvFile(stream, bom);
        await file.Head(Columns).EndRowAsync(cancel);
        var totals = new ChargeTotals();
        await foreach (var charge in charges.WithCancellation(cancel))
        {
            totals.Add(charge);
            await Record(file, charge).EndRowAsync(cancel);
        }

        foreach (var total in totals.Lines)
        {
            await Line(file, total).EndRowAsync(cancel);
        }
    }

    private static CsvFile Record(CsvFile file, Charge charge) => file
        .Text("record").Text(charge.Month.ToString()).Text(charge.Kind.Service).Text(charge.Kind.CostType)
        .Number(charge.RecordId).Number(charge.StreamId).Instant(charge.Span.Start).Instant(charge.Span.End)
        .Number(charge.ChannelId).Text(charge.Channel).Text(charge.Seller)
        .Minutes(charge.DurationMs).Minutes(charge.ViewerMs)
        .Text(string.Join(' ', charge.Parts.Select(p => p.Price.Id)))
        .Number(ChargeTotals.AmountUsd(charge)).Usd(Usd.ToCentsRoundedUp(charge.AmountUsd))
        .Empty(OfLines);

    private static CsvFile Line(CsvFile file, ChargeTotal total) => file
        .Text("line").Text(total.Line.Month.ToString()).Text(total.Line.Kind.Service).Text(total.Line.Kind.CostType)
        .Empty(OfRecords)
        .Number(total.TermsUsd).Number(total.RoundingUsd).Usd(total.Line.MonthCents);
}
