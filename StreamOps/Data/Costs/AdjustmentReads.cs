using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Costs;

/// <summary>Reads corrections of closed months.</summary>
public static class AdjustmentReads
{
    /// <summary>What a month books of closed ones, by closed month, service and cost type; each line rounded up to a cent once.</summary>
    public static Task<IReadOnlyList<StatementAdjustment>> BookedInAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel)
    {
        var text = month.ToString();
        return OfAsync(db.Adjustments.Where(a => a.BookedMonth == text), cancel);
    }

    /// <summary>The part of it that is of one channel's streams; each line rounded up by itself, so that channels may come to a cent more a line.</summary>
    /// <param name="month">That books it; null: any.</param>
    public static Task<IReadOnlyList<StatementAdjustment>> OfChannelAsync(StreamOpsDb db, long channelId, BillingMonth? month, CancellationToken cancel)
    {
        var text = month?.ToString();
        return OfAsync(db.Adjustments.Where(a => a.ChannelId == channelId && (text == null || a.BookedMonth == text)), cancel);
    }

    /// <summary>What was booked since a month was closed because it should have been another, by the months that took it.</summary>
    public static async Task<IReadOnlyList<StatementAdjustment>> OfClosedAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel)
    {
        var text = month.ToString();
        var corrections = db.Adjustments.Where(a => a.ClosedMonth == text);
        var lines = new List<StatementAdjustment>();
        foreach (var booked in await corrections.Select(a => a.BookedMonth).Distinct().Order().ToListAsync(cancel))
        {
            lines.AddRange((await OfAsync(corrections.Where(a => a.BookedMonth == booked), cancel)).Select(l => l with { BookedMonth = BillingMonth.Parse(booked, null) }));
        }

        return lines;
    }

    /// <summary>What was booked of one stream, whichever months took it.</summary>
    public static Task<IReadOnlyList<StatementAdjustment>> OfStreamAsync(StreamOpsDb db, long streamId, CancellationToken cancel) =>
        OfAsync(db.Adjustments.Where(a => a.StreamId == streamId), cancel);

    /// <summary>Exact USD that a month books of closed ones, by channel and service.</summary>
    public static async Task<ILookup<long, (CostKind Kind, decimal AmountUsd)>> ByChannelAsync(
        StreamOpsDb db, BillingMonth month, IReadOnlyCollection<long> channels, CancellationToken cancel)
    {
        var text = month.ToString();
        var sums = await db.Adjustments
            .Where(a => a.BookedMonth == text && channels.Contains(a.ChannelId))
            .GroupBy(a => new { a.ChannelId, a.Service, a.CostType })
            .Select(g => new { g.Key, Usd = g.Sum(a => a.AmountUsd) })
            .ToListAsync(cancel);
        return sums.ToLookup(s => s.Key.ChannelId, s => (new CostKind(s.Key.Service, s.Key.CostType), s.Usd));
    }

    private static async Task<IReadOnlyList<StatementAdjustment>> OfAsync(IQueryable<AdjustmentRow> rows, CancellationToken cancel)
    {
        var sums = await rows
            .GroupBy(a => new { a.ClosedMonth, a.Service, a.CostType, a.Cause })
            .Select(g => new { g.Key, Usd = g.Sum(a => a.AmountUsd), Streams = g.Select(a => a.StreamId).Distinct().Count() })
            .ToListAsync(cancel);
        return
        [
            .. sums
                .GroupBy(s => (Month: BillingMonth.Parse(s.Key.ClosedMonth, null), Kind: new CostKind(s.Key.Service, s.Key.CostType)))
                .Select(g => new StatementAdjustment(
                    g.Key.Month,
                    g.Key.Kind,
                    g.Sum(s => s.Streams),
                    g.Sum(s => s.Usd),
                    Usd.ToCentsRoundedUp(g.Sum(s => s.Usd)),
                    string.Join(", ", g.Select(s => s.Key.Cause).Distinct().Order().Select(CorrectionWords.Of))))
                .OrderBy(a => a.ClosedMonth).ThenBy(a => a.Kind),
        ];
    }
}
