using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Reconciliation;
using StreamOps.Data.Samples;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>What the vendors are expected to bill for a month.</summary>
/// <param name="Invoices">One a vendor that has anything to bill.</param>
/// <param name="HasTerms">A term of some vendor holds in the month.</param>
public sealed record ExpectedInvoices(IReadOnlyList<ExpectedInvoice> Invoices, bool HasTerms);

/// <summary>Reads what the vendors are expected to bill for a month, by the terms and prices as they are known now.</summary>
public sealed class ExpectedInvoiceReads(StreamOpsDb db, CostFigures costs, TimeProvider clock)
{
    public async Task<ExpectedInvoices> OfMonthAsync(BillingMonth month, CancellationToken cancel)
    {
        var terms = await PriceTerms.CurrentAsync(db, cancel);
        return new ExpectedInvoices(await OfAsync(month, terms, cancel), HasAny(terms, month));
    }

    /// <summary>Null where no terms hold: list prices alone say little beyond the book.</summary>
    public async Task<IReadOnlyList<ExpectedInvoice>?> ByTermsAsync(BillingMonth month, CancellationToken cancel)
    {
        var terms = await PriceTerms.CurrentAsync(db, cancel);
        return HasAny(terms, month) ? await OfAsync(month, terms, cancel) : null;
    }

    private static bool HasAny(TermBook terms, BillingMonth month) => ExpectedInvoice.Vendors.Any(vendor => terms.HasAny(vendor, month));

    private async Task<IReadOnlyList<ExpectedInvoice>> OfAsync(BillingMonth month, TermBook terms, CancellationToken cancel)
    {
        var usage = await costs.MeteredAsync(month, cancel);
        var book = await costs.PriceBookAsync(cancel);
        var invoices = new List<ExpectedInvoice>();
        foreach (var vendor in ExpectedInvoice.Vendors)
        {
            var facts = new InvoiceFacts(vendor, month, usage, book) { StandardBefore = await StandardBeforeAsync(terms, vendor, month, cancel) };
            invoices.Add(ExpectedInvoice.Of(vendor == CostKind.CloudflareStorage.Service ? await WithRecordingsAsync(facts, cancel) : facts, terms));
        }

        return invoices.FindAll(i => i.Lines.Count > 0);
    }

    /// <summary>Cloudflare keeps recordings and delivers them; the other vendor does neither.</summary>
    private async Task<InvoiceFacts> WithRecordingsAsync(InvoiceFacts facts, CancellationToken cancel)
    {
        var stored = await StoredAsync(facts.Month, cancel);
        var (replayed, missing) = await ReplaysAsync(facts.Vendor, facts.Month, cancel);
        return facts with
        {
            Stored = stored,

            // Stands in for the vendor's own word on its storage.
            RecordedBefore = stored.Count == 0 ? await RecordedMonths.MinutesBeforeAsync(db, facts.Month, cancel) : 0,
            ReplayedMs = replayed,
            ReplayDaysMissing = missing,
        };
    }

    /// <summary>The vendor's days are UTC, which at the edges of a month may be another day than that of the bill.</summary>
    private async Task<IReadOnlyList<StoredDay>> StoredAsync(BillingMonth month, CancellationToken cancel)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        var rows = await db.StorageReadings.AsNoTracking().Where(r => r.Day >= first && r.Day <= last).OrderBy(r => r.Day).ToListAsync(cancel);
        return rows.ConvertAll(r => new StoredDay(r.Day, r.MostMinutes, r.BoughtMinutes));
    }

    /// <summary>
    /// Recordings watched on the UTC days of the month's dates, as storage is read: the live minutes of the same line are those of the month, whatever
    /// the cycle of the vendor. A day that has not settled may still change and has no figure.
    /// </summary>
    private async Task<(IReadOnlyDictionary<DateOnly, long> ByDay, int Missing)> ReplaysAsync(string vendor, BillingMonth month, CancellationToken cancel)
    {
        var period = new BillingPeriod(month.FirstDay, month.LastDay);
        var settled = (await MeteredReads.DaysAsync(db, vendor, period, cancel)).Where(d => d.Value).Select(d => d.Key).ToList();
        var today = clock.GetUtcNow().UtcDay();
        return (ReplayedMinutes.ByDay(settled, await MeteredReads.OfAsync(db, vendor, period, cancel)), period.Days.Count(d => d < today) - settled.Count);
    }

    /// <summary>Standard minutes of the months that have used the top-ups before.</summary>
    private async Task<IReadOnlyDictionary<BillingMonth, decimal>> StandardBeforeAsync(TermBook terms, string vendor, BillingMonth month, CancellationToken cancel)
    {
        var months = new Dictionary<BillingMonth, decimal>();
        for (var earlier = terms.TopUpsSince(vendor, month); earlier < month; earlier = earlier.Next)
        {
            months[earlier] = InvoiceFacts.StandardMinutesOf(await costs.MeteredAsync(earlier, cancel));
        }

        return months;
    }
}
