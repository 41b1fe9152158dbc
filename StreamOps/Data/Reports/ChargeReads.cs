using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reports;

/// <summary>
/// Reads the cost records of a month one after the other, by stream, service and cost type. Page by page along the key of streams, so that a
/// million take the memory of one page, and no lock: a stream's records are of one reading, while later streams may still change.
/// </summary>
public sealed class ChargeReads(StreamOpsDb db, BillingCalendar calendar)
{
    /// <summary>Records in a page: far more than one stream has in a month.</summary>
    private const int PageSize = 2_000;

    private Dictionary<long, Price> prices = [];

    public async IAsyncEnumerable<Charge> OfMonthAsync(BillingMonth month, [EnumeratorCancellation] CancellationToken cancel)
    {
        var span = calendar.Of(month);
        var (after, last) = await EndsAsync(month, cancel);
        while (after < last)
        {
            var page = await PageAsync(month, after, last, cancel);
            if (page.Count == 0)
            {
                yield break;
            }

            await KnowPricesAsync(page, cancel);
            after = page.Count < PageSize ? last : page[^1].StreamId - 1;
            // The last stream of a full page may go on behind it: it belongs to the next one.
            foreach (var record in page.Where(r => r.StreamId <= after).OrderBy(r => r.StreamId).ThenBy(r => new CostKind(r.Service, r.CostType)))
            {
                yield return ToCharge(record, month, span);
            }
        }
    }

    /// <summary>Just before the first stream with records in the month, and the last: between them one index is read once, however much lies outside.</summary>
    private async Task<(long After, long Last)> EndsAsync(BillingMonth month, CancellationToken cancel)
    {
        var records = OfMonth(month);
        var first = await records.MinAsync(r => (long?)r.StreamId, cancel);
        return first is null ? (0, 0) : (first.Value - 1, await records.MaxAsync(r => r.StreamId, cancel));
    }

    private Task<List<Record>> PageAsync(BillingMonth month, long after, long last, CancellationToken cancel) =>
        OfMonth(month)
            .Where(r => r.StreamId > after && r.StreamId <= last)
            .OrderBy(r => r.StreamId).ThenBy(r => r.Id)
            .Take(PageSize)
            .Select(r => new Record(
                r.Id,
                r.StreamId,
                r.ChannelId,
                r.Stream!.Channel!.Name,
                db.Users.Where(u => u.Id == r.Stream.Channel.SellerId).Select(u => u.Email).FirstOrDefault() ?? "",
                r.Service,
                r.CostType,
                r.Stream.StartedAt,
                r.Stream.EndedAt,
                r.DurationMs,
                r.ViewerMs,
                r.Parts.OrderBy(p => p.PriceId).Select(p => new Part(p.PriceId, p.QuantityMs)).ToList()))
            .ToListAsync(cancel);

    private IQueryable<CostRecordRow> OfMonth(BillingMonth month)
    {
        var text = month.ToString();
        return db.CostRecords.AsNoTracking().Where(r => r.Month == text);
    }

    /// <summary>Rows of the price book are added and never edited, so those that were read stay true.</summary>
    private async Task KnowPricesAsync(List<Record> page, CancellationToken cancel)
    {
        if (page.Exists(r => r.Parts.Exists(p => !prices.ContainsKey(p.PriceId))))
        {
            prices = await db.Prices.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.ToPrice(), cancel);
        }
    }

    private Charge ToCharge(Record r, BillingMonth month, Interval span) => new(
        r.Id,
        r.StreamId,
        r.ChannelId,
        r.Channel,
        r.Seller,
        new CostKind(r.Service, r.CostType),
        month,
        new Interval(r.StartedAt, r.EndedAt ?? span.End).Intersect(span),
        r.DurationMs,
        r.ViewerMs,
        r.Parts.ConvertAll(p => new CostPart(prices[p.PriceId], p.QuantityMs)));

    private sealed record Record(
        long Id,
        long StreamId,
        long ChannelId,
        string Channel,
        string Seller,
        string Service,
        string CostType,
        DateTimeOffset StartedAt,
        DateTimeOffset? EndedAt,
        long DurationMs,
        long ViewerMs,
        List<Part> Parts);

    private sealed record Part(long PriceId, long QuantityMs);
}
