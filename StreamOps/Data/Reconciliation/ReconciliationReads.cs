using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reconciliation;

/// <summary>Gathers what is known of vendors' periods and compares it: by the UTC days of each period, under the price book in force.</summary>
public sealed class ReconciliationReads(
    StreamOpsDb db, UtcUsage usage, CostFigures costs, InvoiceReads invoices, BillingCycles cycles, BillingCalendar calendar, TimeProvider clock)
{
    /// <summary>Each vendor's periods that begin in a month: those of its invoices, or else its cycle.</summary>
    public async Task<IReadOnlyList<VendorReconciliation>> OfMonthAsync(BillingMonth month, CancellationToken cancel)
    {
        var current = await invoices.OfMonthsAsync(month, month, cancel);
        var booked = (await costs.MonthAsync(month, cancel)).Lines.ToLookup(l => l.Kind.Service);
        var corrected = (await AdjustmentReads.OfClosedAsync(db, month, cancel)).ToLookup(a => a.Kind.Service);
        var found = new List<VendorReconciliation>();
        foreach (var vendor in BillingCycles.Vendors)
        {
            var billed = current.Where(i => i.Vendor == vendor).ToLookup(i => i.Period);
            foreach (var period in billed.Select(p => p.Key).DefaultIfEmpty(cycles.Of(vendor, month)))
            {
                var lines = billed.Contains(period) ? billed[period].SelectMany(i => i.Lines).Select(l => l.ToLine()).ToList() : null;
                found.Add(await OfAsync(vendor, period, lines, new Books(month, [.. booked[vendor]], (corrected[vendor].Sum(a => a.AmountUsd), corrected[vendor].Sum(a => a.Cents))), cancel));
            }
        }

        return found;
    }

    /// <summary>What is estimated of a vendor's period now, cents.</summary>
    public async Task<long> EstimatedCentsAsync(string vendor, BillingPeriod period, CancellationToken cancel) =>
        (await OfAsync(vendor, period, null, new Books(period.Month, [], default), cancel)).EstimatedCents;

    private async Task<VendorReconciliation> OfAsync(
        string vendor, BillingPeriod period, IReadOnlyList<BilledLine>? billed, Books booked, CancellationToken cancel)
    {
        var read = await MeteredReads.DaysAsync(db, vendor, period, cancel);
        var today = clock.GetUtcNow().UtcDay();
        var (used, days) = (new List<UsedQuantity>(), new Dictionary<DateOnly, DayFacts>());
        foreach (var day in period.Days.Where(d => d <= today))
        {
            var counted = await usage.OfAsync(day, cancel);
            used.AddRange(counted.Used);
            days[day] = new DayFacts(read.ContainsKey(day), counted.HasStreams, counted.HasLostEnd);
        }

        var facts = new PeriodFacts(vendor, period, await costs.PriceBookAsync(cancel), used, await MeteredAsync(vendor, period, cancel), days, billed);
        var lines = Reconciler.Of(facts);
        var told = UsageReadingRow.LastTold(clock.GetUtcNow());
        return new VendorReconciliation(
            vendor, period, billed is not null, days.Count(d => !d.Value.IsRead && d.Key <= told), lines,
            booked.Lines.Count == 0 ? null : MonthBridge.Of(booked.Month, booked.Lines, booked.Corrected, lines, IsMonth(period, booked.Month)));
    }

    /// <summary>The period has the days of the month, which are those of the billing zone.</summary>
    private bool IsMonth(BillingPeriod period, BillingMonth month) => period.Span == calendar.Of(month);

    private async Task<IReadOnlyList<MeteredQuantity>> MeteredAsync(string vendor, BillingPeriod period, CancellationToken cancel)
    {
        var metered = await MeteredReads.OfAsync(db, vendor, period, cancel);
        return vendor == BilledItem.Storage.Vendor ? [.. metered, .. await StoredAsync(period, cancel)] : metered;
    }

    /// <summary>The most that was stored on a day: it is bought ahead, and what is bought must hold it.</summary>
    private async Task<List<MeteredQuantity>> StoredAsync(BillingPeriod period, CancellationToken cancel)
    {
        var (first, last) = (period.First, period.Last);
        var readings = await db.StorageReadings.AsNoTracking().Where(r => r.Day >= first && r.Day <= last).ToListAsync(cancel);
        return readings.MaxBy(r => r.MostMinutes) is { } most
            ? [new MeteredQuantity(most.Day, BilledItem.Storage, ViewNature.Kept, decimal.ToInt64(decimal.Round(most.MostMinutes * 60_000m)))]
            : [];
    }

    /// <summary>What a month booked of a vendor, and what later months corrected of that.</summary>
    private sealed record Books(BillingMonth Month, IReadOnlyList<CostLine> Lines, (decimal Usd, long Cents) Corrected);
}
