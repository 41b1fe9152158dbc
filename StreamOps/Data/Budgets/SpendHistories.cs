using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;

namespace StreamOps.Data.Budgets;

/// <summary>Reads what each complete day cost behind each of many scopes: the booked usage of the day at its prices, exact.</summary>
public sealed class SpendHistories(StreamOpsDb db, SpendMemory memory)
{
    /// <summary>Six months whose forecasts are looked back on, and the days that the first of them needs.</summary>
    public const int DaysBack = 184 + MonthEnd.PatternDays;

    /// <param name="today">The billing day that runs; the series ends before it.</param>
    public async Task<IReadOnlyDictionary<BudgetScope, DailySpend>> OfAsync(DateOnly today, IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        var wanted = scopes.Distinct().ToList();
        if (memory.Find(today, wanted) is { } known)
        {
            return known;
        }

        var read = await ReadAsync(today, wanted, cancel);
        memory.Keep(today, read);
        return read;
    }

    private async Task<Dictionary<BudgetScope, DailySpend>> ReadAsync(DateOnly today, List<BudgetScope> scopes, CancellationToken cancel)
    {
        var book = await PriceBooks.CurrentAsync(db, cancel);
        var channels = await ScopedChannels.OfAsync(db, scopes, cancel);
        var ofChannels = channels.Count == 0 ? [] : await UsageAsync(today, [.. channels.Keys], book, cancel);
        var ofAll = scopes.Exists(s => s.Kind is BudgetScopeKind.All or BudgetScopeKind.Service) ? await UsageAsync(today, null, book, cancel) : [];
        return scopes.ToDictionary(scope => scope, scope => DailySpend.Of(
            (scope.Kind is BudgetScopeKind.All or BudgetScopeKind.Service ? ofAll : ofChannels.Where(c => scope.Takes(c.ChannelId, channels[c.ChannelId])))
                .Where(c => scope.Takes(c.Service))
                .GroupBy(c => c.Day)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Usd)),
            today));
    }

    /// <param name="today">Not read any more.</param>
    /// <param name="channels">Those that are told apart; null: all of the platform, as one.</param>
    private async Task<List<(DateOnly Day, long ChannelId, string Service, decimal Usd)>> UsageAsync(
        DateOnly today, List<long>? channels, PriceBook book, CancellationToken cancel)
    {
        var (from, apart) = (today.AddDays(-DaysBack), channels is not null);
        var streams = db.Streams.Where(s => s.CostedAt != null);
        if (channels is not null)
        {
            streams = streams.Where(s => channels.Contains(s.ChannelId));
        }

        var rows = await db.StreamDays
            .Where(d => d.Day >= from && d.Day < today)
            .Join(streams, d => d.StreamId, s => s.Id, (d, s) => new { d, s })
            .GroupBy(x => new { x.d.Day, ChannelId = apart ? x.s.ChannelId : 0, x.s.Mode, x.s.Relay, x.s.Tier, x.s.Hosts })
            .Select(g => new { g.Key, Live = g.Sum(x => x.d.LiveMs), Hls = g.Sum(x => x.d.HlsMs), Rtc = g.Sum(x => x.d.RtcMs) })
            .ToListAsync(cancel);
        return
        [
            .. rows.SelectMany(r => StreamCost
                .Of(new StreamFacts(r.Key.Mode, r.Key.Relay, r.Key.Tier, r.Key.Hosts), [new DayUsage(r.Key.Day, r.Live, r.Hls, r.Rtc)], book)
                .Select(l => (r.Key.Day, r.Key.ChannelId, l.Kind.Service, l.AmountUsd))),
        ];
    }
}
