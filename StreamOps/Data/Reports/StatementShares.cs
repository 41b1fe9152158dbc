using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reports;

/// <summary>A channel's share of the month and whose channel it is.</summary>
internal sealed record ChannelShare(Guid SellerId, string SellerName, StatementShare Share);

/// <summary>Reads who and which day the booked cents of a month belong to. Recorded streams alone: what accrues is nobody's yet.</summary>
public sealed class StatementShares(StreamOpsDb db, CostFigures costs, BillingCalendar calendar, TimeProvider clock)
{
    /// <summary>Every channel with recorded streams in the month, the dearest first.</summary>
    internal async Task<IReadOnlyList<ChannelShare>> ChannelsAsync(BillingMonth month, IReadOnlyList<CostLine> lines, CancellationToken cancel)
    {
        var parts = await BookedParts.ByChannelAsync(db, month, cancel);
        var spread = StatementTables.Spread(lines, [.. parts.SelectMany(c => c.Select(p => (c.Key, p.Price.Kind, p.AmountUsd)))]);
        var cents = spread.GroupBy(s => s.Key.Row).ToDictionary(g => g.Key, g => g.Sum(s => s.Value));
        var (first, last) = (month.FirstDay, month.LastDay);
        var usage = await db.StreamDays
            .Where(d => d.Day >= first && d.Day <= last)
            .Join(db.Streams.Where(s => s.CostedAt != null), d => d.StreamId, s => s.Id, (d, s) => new { d, s })
            .GroupBy(x => x.s.ChannelId)
            .Select(g => new
            {
                g.Key,
                Live = g.Sum(x => x.d.LiveMs),
                Viewers = g.Sum(x => x.d.HlsMs + x.d.RtcMs),
                Streams = g.Where(x => x.d.LiveMs > 0).Select(x => x.s.Id).Distinct().Count(),
            })
            .ToDictionaryAsync(u => u.Key, cancel);
        var ids = usage.Keys.Union(cents.Keys).ToList();
        var names = await db.Channels.AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .Join(db.Users, c => c.SellerId, u => u.Id, (c, u) => new { c.Id, c.Name, c.SellerId, Email = u.Email ?? "", Seller = u.DisplayName == "" ? u.Email ?? "" : u.DisplayName })
            .ToListAsync(cancel);
        return
        [
            .. names
                .Select(c =>
                {
                    var used = usage.GetValueOrDefault(c.Id);
                    var id = c.Id.ToString(CultureInfo.InvariantCulture);
                    return new ChannelShare(
                        c.SellerId, c.Seller, new StatementShare(id, c.Name, c.Email, used?.Streams ?? 0, used?.Live ?? 0, used?.Viewers ?? 0, cents.GetValueOrDefault(c.Id)));
                })
                .OrderByDescending(c => c.Share.Cents).ThenBy(c => c.Share.Name, StringComparer.Ordinal).ThenBy(c => c.Share.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>A seller has what his channels have, the dearest first.</summary>
    internal static IReadOnlyList<StatementShare> OfSellers(IEnumerable<ChannelShare> channels) =>
    [
        .. channels
            .GroupBy(c => (c.SellerId, c.SellerName))
            .Select(g => new StatementShare(
                g.Key.SellerId.ToString(), g.Key.SellerName, null, g.Sum(c => c.Share.Streams), g.Sum(c => c.Share.LiveMs), g.Sum(c => c.Share.ViewerMs), g.Sum(c => c.Share.Cents)))
            .OrderByDescending(s => s.Cents).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal),
    ];

    /// <summary>The same shares under the names of now; what is gone keeps its name.</summary>
    internal async Task<IReadOnlyList<StatementShare>> RenamedAsync(IReadOnlyList<StatementShare> channels, CancellationToken cancel)
    {
        var ids = channels.Select(c => long.Parse(c.Id, CultureInfo.InvariantCulture)).ToList();
        var names = await db.Channels
            .Where(c => ids.Contains(c.Id))
            .Join(db.Users, c => c.SellerId, u => u.Id, (c, u) => new { c.Id, c.Name, Email = u.Email ?? "" })
            .ToDictionaryAsync(c => c.Id.ToString(CultureInfo.InvariantCulture), cancel);
        return [.. channels.Select(c => names.TryGetValue(c.Id, out var now) ? c with { Name = now.Name, Owner = now.Email } : c)];
    }

    internal async Task<IReadOnlyList<StatementShare>> RenamedSellersAsync(IReadOnlyList<StatementShare> sellers, CancellationToken cancel)
    {
        var ids = sellers.Select(s => Guid.Parse(s.Id)).ToList();
        var names = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString(), u => u.DisplayName == "" ? u.Email ?? "" : u.DisplayName, cancel);
        return [.. sellers.Select(s => s with { Name = names.GetValueOrDefault(s.Id, s.Name) })];
    }

    internal async Task<IReadOnlyList<StatementStream>> RenamedAsync(IReadOnlyList<StatementStream> streams, CancellationToken cancel)
    {
        var ids = streams.Select(s => s.ChannelId).ToList();
        var names = await db.Channels.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return [.. streams.Select(s => s with { Channel = names.GetValueOrDefault(s.ChannelId, s.Channel) })];
    }

    /// <summary>Every day of the month that has begun, in order.</summary>
    internal async Task<IReadOnlyList<StatementDay>> DaysAsync(BillingMonth month, IReadOnlyList<CostLine> lines, CancellationToken cancel)
    {
        var booked = await costs.BookedDaysAsync(month, cancel);
        var cents = StatementTables.Spread(lines, [.. booked.Select(b => (b.Day, b.Line.Kind, b.Line.AmountUsd))])
            .ToLookup(s => (s.Key.Row, s.Key.Kind.Service), s => s.Value);
        var (first, last) = (month.FirstDay, month.LastDay);
        var usage = await db.StreamDays
            .Where(d => d.Day >= first && d.Day <= last && db.Streams.Any(s => s.Id == d.StreamId && s.CostedAt != null))
            .GroupBy(d => d.Day)
            .Select(g => new { g.Key, Live = g.Sum(d => d.LiveMs), Viewers = g.Sum(d => d.HlsMs + d.RtcMs) })
            .ToDictionaryAsync(u => u.Key, cancel);
        var today = calendar.DayOf(clock.GetUtcNow());
        return
        [
            .. month.Days
                .Where(day => day <= today)
                .Select(day => new StatementDay(
                    day,
                    usage.GetValueOrDefault(day)?.Live ?? 0,
                    usage.GetValueOrDefault(day)?.Viewers ?? 0,
                    cents[(day, "agora")].Sum(),
                    cents[(day, "cloudflare")].Sum(),
                    cents[(day, "cdn")].Sum())),
        ];
    }
}
