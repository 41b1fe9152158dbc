using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>What one stream costs.</summary>
/// <param name="Records">What is booked; empty while live and until the costs are recorded.</param>
/// <param name="Lines">Worked out from the usage: the accrual while live, the same as the records afterwards.</param>
/// <param name="AgoraOnly">The what-if over the same viewer-minutes and prices.</param>
/// <param name="PerMinuteUsd">What another minute costs with the viewers of now; null where they are not known or the stream is over.</param>
/// <param name="CorrectionUsd">What later months have booked because closed records should have been others; USD in whole cents, often negative.</param>
public sealed record StreamBill(
    IReadOnlyList<CostRecordRow> Records, IReadOnlyList<CostLine> Lines, IReadOnlyList<CostLine> AgoraOnly, decimal? PerMinuteUsd, decimal CorrectionUsd = 0)
{
    /// <summary>The sum of the lines as they are shown, each rounded up to a cent.</summary>
    public decimal SoFarUsd => Lines.Sum(l => l.Cents) / 100m;

    public long RecordedCents => Records.Sum(r => r.CostCents);

    /// <summary>What the stream has cost once it is booked: its records and what corrects them.</summary>
    public decimal BookedUsd => (RecordedCents / 100m) + CorrectionUsd;

    public long AgoraOnlyCents => AgoraOnly.Sum(l => l.Cents);
}

/// <summary>Reads the costs of single streams.</summary>
public sealed class StreamCosts(StreamOpsDb db)
{
    /// <summary>USD by stream: records once they are written, the accrual while live. A stream whose costs are still owed is missing.</summary>
    public async Task<Dictionary<long, decimal>> OfManyAsync(IReadOnlyCollection<StreamFigures> streams, CancellationToken cancel)
    {
        var costs = await SumsAsync([.. streams.Where(s => s.Stream.CostedAt is not null).Select(s => s.Stream.Id)], cancel);
        var live = streams.Where(s => s.IsLive).ToList();
        if (live.Count > 0)
        {
            var book = await PriceBooks.CurrentAsync(db, cancel);
            live.ForEach(s => costs[s.Stream.Id] = s.CostUsd(book));
        }

        return costs;
    }

    /// <summary>USD by stream, of those whose costs are booked; the others are missing.</summary>
    public async Task<Dictionary<long, decimal>> BookedAsync(IReadOnlyCollection<long> streamIds, CancellationToken cancel) =>
        await SumsAsync(await db.Streams.Where(s => streamIds.Contains(s.Id) && s.CostedAt != null).Select(s => s.Id).ToListAsync(cancel), cancel);

    /// <summary>Records, and what was booked because those of closed months should be others.</summary>
    /// <param name="booked">Streams whose costs are recorded.</param>
    private async Task<Dictionary<long, decimal>> SumsAsync(IReadOnlyCollection<long> booked, CancellationToken cancel)
    {
        var costs = await db.CostRecords
            .Where(r => booked.Contains(r.StreamId))
            .GroupBy(r => r.StreamId)
            .Select(g => new { g.Key, Cents = g.Sum(r => r.CostCents) })
            .ToDictionaryAsync(g => g.Key, g => g.Cents / 100m, cancel);

        // A stream that cost nothing has no record: it is free, not unknown.
        foreach (var free in booked.Where(id => !costs.ContainsKey(id)))
        {
            costs[free] = 0;
        }

        foreach (var (id, usd) in await CorrectionsAsync(booked, cancel))
        {
            costs[id] += usd;
        }

        return costs;
    }

    /// <summary>What closed months' records should have been others by, USD in whole cents; a stream without any is missing.</summary>
    private async Task<Dictionary<long, decimal>> CorrectionsAsync(IReadOnlyCollection<long> streamIds, CancellationToken cancel) =>
        (await db.Adjustments
            .Where(a => streamIds.Contains(a.StreamId))
            .GroupBy(a => a.StreamId)
            .Select(g => new { g.Key, Usd = g.Sum(a => a.AmountUsd) })
            .ToListAsync(cancel))
        .ToDictionary(c => c.Key, c => Usd.RoundUpToCent(c.Usd));

    /// <summary>What a live stream has cost so far in one month, USD.</summary>
    public async Task<decimal> AccruedAsync(StreamFigures stream, BillingMonth month, CancellationToken cancel) =>
        stream.Cost(await PriceBooks.CurrentAsync(db, cancel)).Where(l => l.Month == month).Sum(l => l.Cents) / 100m;

    public async Task<StreamBill> OfAsync(StreamFigures stream, CancellationToken cancel)
    {
        var book = await PriceBooks.CurrentAsync(db, cancel);
        var records = await db.CostRecords.AsNoTracking()
            .Include(r => r.Parts).ThenInclude(p => p.Price)
            .Where(r => r.StreamId == stream.Stream.Id)
            .OrderBy(r => r.Month).ThenBy(r => r.Service).ThenBy(r => r.CostType)
            .ToListAsync(cancel);
        return new StreamBill(
            records,
            stream.Cost(book),
            AgoraOnlyCost.Of(stream.Stream.Facts, stream.Usage, book, AudienceKind.Interactive),
            stream.ViewersNow is null ? null : stream.CostPerMinute(book),
            (await CorrectionsAsync([stream.Stream.Id], cancel)).GetValueOrDefault(stream.Stream.Id));
    }
}
