using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>Reads what the vendors are expected to bill for a month, by the terms as they are known now.</summary>
public sealed class ExpectedInvoiceReads(StreamOpsDb db, CostFigures costs, TimeProvider clock)
{
    /// <summary>One a vendor that has anything to bill.</summary>
    public async Task<IReadOnlyList<ExpectedInvoice>> OfMonthAsync(BillingMonth month, CancellationToken cancel)
    {
        var terms = await TermsAsync(cancel);
        var usage = await costs.MeteredAsync(month, cancel);
        var book = await costs.PriceBookAsync(month, cancel);
        var invoices = new List<ExpectedInvoice>();
        foreach (var vendor in ExpectedInvoice.Vendors)
        {
            var replays = await ReplaysAsync(vendor, month, cancel);
            var facts = new InvoiceFacts(vendor, month, [.. usage.Where(u => u.Price.Kind.Service == vendor)], book)
            {
                Stored = await StoredAsync(vendor, month, cancel),
                RecordedBefore = await RecordedBeforeAsync(vendor, month, cancel),
                ReplayedMs = replays.ByDay,
                ReplayDaysMissing = replays.Missing,
                StandardBefore = await StandardBeforeAsync(terms, vendor, month, cancel),
            };
            var invoice = ExpectedInvoice.Of(facts, terms);
            if (invoice.Lines.Count > 0)
            {
                invoices.Add(invoice);
            }
        }

        return invoices;
    }

    /// <summary>Whether a term of some vendor holds in the month: without one the invoices say little beyond the book.</summary>
    public async Task<bool> HasTermsAsync(BillingMonth month, CancellationToken cancel)
    {
        var terms = await TermsAsync(cancel);
        return ExpectedInvoice.Vendors.Any(vendor => terms.HasAny(vendor, month));
    }

    private Task<TermBook> TermsAsync(CancellationToken cancel) => PriceTerms.CurrentAsync(db, cancel);

    /// <summary>Cloudflare alone tells what it stores; its days are UTC, which at the edges of a month may be another day than that of the bill.</summary>
    private async Task<IReadOnlyList<StoredDay>> StoredAsync(string vendor, BillingMonth month, CancellationToken cancel)
    {
        if (vendor != CostKind.CloudflareStorage.Service)
        {
            return [];
        }

        var (first, last) = (month.FirstDay, month.LastDay);
        var rows = await db.StorageReadings.AsNoTracking().Where(r => r.Day >= first && r.Day <= last).OrderBy(r => r.Day).ToListAsync(cancel);
        return rows.ConvertAll(r => new StoredDay(r.Day, r.StoredMinutes, r.BoughtMinutes));
    }

    private async Task<decimal> RecordedBeforeAsync(string vendor, BillingMonth month, CancellationToken cancel)
    {
        var first = month.FirstDay;
        return vendor != CostKind.CloudflareStorage.Service
            ? 0
            : await db.StreamDays
                .Where(d => d.Day < first && db.Streams.Any(s => s.Id == d.StreamId && s.Mode != StreamMode.AgoraOnly))
                .SumAsync(d => d.LiveMs, cancel) / 60_000m;
    }

    /// <summary>
    /// Recordings watched on the UTC days of the month's dates, as storage is read: the live minutes of the same line are those of the month, whatever
    /// the cycle of the vendor. A day that has not settled may still change and has no figure.
    /// </summary>
    private async Task<(IReadOnlyDictionary<DateOnly, long> ByDay, int? Missing)> ReplaysAsync(string vendor, BillingMonth month, CancellationToken cancel)
    {
        if (vendor != BilledItem.Delivery.Vendor)
        {
            return (new Dictionary<DateOnly, long>(), null);
        }

        var period = new BillingPeriod(month.FirstDay, month.LastDay);
        var settled = (await MeteredReads.DaysAsync(db, vendor, period, cancel)).Where(d => d.Value).Select(d => d.Key).ToList();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (ReplayedMinutes.ByDay(settled, await MeteredReads.OfAsync(db, vendor, period, cancel)), period.Days.Count(d => d < today) - settled.Count);
    }

    /// <summary>Standard minutes of the months since the first top-up that still holds was bought.</summary>
    private async Task<IReadOnlyDictionary<BillingMonth, decimal>> StandardBeforeAsync(TermBook terms, string vendor, BillingMonth month, CancellationToken cancel)
    {
        var months = new Dictionary<BillingMonth, decimal>();
        var bought = terms.Bought<TopUp>(vendor, month).Select(t => BillingMonth.Of(t.Head.ValidFrom)).DefaultIfEmpty(month).Min();
        for (var earlier = bought; earlier < month; earlier = earlier.Next)
        {
            months[earlier] = InvoiceFacts.StandardMinutesOf(await costs.MeteredAsync(earlier, cancel));
        }

        return months;
    }
}
