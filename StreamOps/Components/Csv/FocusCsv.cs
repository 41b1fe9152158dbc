using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Components.Csv;

/// <summary>
/// All vendors' charges of a month in one file of the FinOps Open Cost and Usage Specification 1.2: a row for each charge and price, and for each
/// line what makes of its charges the booked cents. Adding up BilledCost gives what the statement books, exactly.
/// </summary>
public static class FocusCsv
{
    private const string Usage = "Usage";
    private const string Adjustment = "Adjustment";

    /// <param name="statement">The month.</param>
    /// <param name="charges">Those of the same month.</param>
    /// <param name="stream">Stays open.</param>
    /// <param name="bom">Whether to begin with a byte order mark.</param>
    public static async Task WriteAsync(MonthStatement statement, IAsyncEnumerable<Charge> charges, Stream stream, bool bom, CancellationToken cancel)
    {
        await using var file = new CsvFile(stream, bom);
        await file.Head(FocusColumns.All.Select(c => c.Name)).EndRowAsync(cancel);
        var calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(statement.Identity.Zone));
        var rows = new Rows(statement, calendar, calendar.Of(statement.Identity.Month));
        await foreach (var charge in charges.WithCancellation(cancel))
        {
            await WriteAsync(file, rows.Of(charge), cancel);
        }

        await WriteAsync(file, rows.OfLines(), cancel);
        await WriteAsync(file, statement.Adjustments.Select(rows.Of), cancel);
    }

    private static async Task WriteAsync(CsvFile file, IEnumerable<FocusRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            foreach (var (_, write) in FocusColumns.All)
            {
                write(file, row);
            }

            await file.EndRowAsync(cancel);
        }
    }

    /// <summary>Makes the rows and knows what the lines have got so far.</summary>
    private sealed class Rows(MonthStatement statement, BillingCalendar calendar, Interval billing)
    {
        private readonly ChargeTotals exact = new();
        private readonly Dictionary<CostKind, decimal> billedUsd = [];

        public IEnumerable<FocusRow> Of(Charge charge)
        {
            exact.Add(charge);
            foreach (var part in charge.Parts)
            {
                var meter = FocusMeter.Of(part.Price, part.QuantityMs);
                billedUsd[charge.Kind] = billedUsd.GetValueOrDefault(charge.Kind) + meter.CostUsd;
                var description = $"{charge.Kind}: {PriceWords.Of(part.Price.Basis)}, estimated from what StreamOps sampled";
                yield return new FocusRow(charge.Kind, billing, charge.Span, statement.Identity.Currency, Usage, null, description, meter.CostUsd, meter, charge);
            }
        }

        public IEnumerable<FocusRow> OfLines() => statement.Lines
            .Select(l => (l.Kind, l.AmountUsd, l.Cents))
            .Concat(billedUsd.Keys.Except(statement.Lines.Select(l => l.Kind)).Order().Select(kind => (Kind: kind, AmountUsd: 0m, Cents: 0L)))
            .SelectMany(l => OfLine(l.Kind, l.AmountUsd, l.Cents));

        public FocusRow Of(StatementAdjustment adjustment) => new(
            adjustment.Kind,
            billing,
            calendar.Of(adjustment.ClosedMonth),
            statement.Identity.Currency,
            Usage,
            "Correction",
            $"{adjustment.Kind}: correction of {adjustment.ClosedMonth}, which was closed: {adjustment.Reason}",
            adjustment.Cents / 100m,
            null,
            null);

        private IEnumerable<FocusRow> OfLine(CostKind kind, decimal amountUsd, long cents)
        {
            var terms = ChargeTotals.TermsUsd(amountUsd, exact.ChargedUsd(kind));
            if (terms != 0)
            {
                yield return OfLine(kind, $"{kind}: free minutes and rounding of the vendor, which belong to the whole month", terms);
            }

            var rounding = (cents / 100m) - billedUsd.GetValueOrDefault(kind) - terms;
            if (rounding != 0)
            {
                yield return OfLine(kind, $"{kind}: the month's line rounded up to a cent, once", rounding);
            }
        }

        private FocusRow OfLine(CostKind kind, string description, decimal usd) =>
            new(kind, billing, billing, statement.Identity.Currency, Adjustment, null, description, usd, null, null);
    }
}
