using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Streams;
using StreamOps.Domain.Health;

namespace StreamOps.Data.Figures;

/// <summary>A row of the channel list.</summary>
/// <param name="Live">The stream on air; null where there is none.</param>
public sealed record ChannelLine(ChannelRow Channel, string SellerEmail, int Streams, DateTimeOffset? LastStartedAt, StreamFigures? Live);

/// <summary>Searches, narrows and sorts the channels that exist for a caller.</summary>
public sealed class ChannelList(StreamOpsDb db, StreamReads streams)
{
    public async Task<(IReadOnlyList<ChannelLine> Items, int Total)> FindAsync(ChannelScope scope, ChannelQuery query, CancellationToken cancel)
    {
        var channels = await NarrowedAsync(Found(scope.ChannelsOf(db).AsNoTracking(), query.Search), scope, query.Only, cancel);
        var page = await Ordered(channels, query)
            .Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
            .Select(c => new
            {
                Channel = c,
                Email = c.Seller!.Email ?? "",
                Streams = db.Streams.Count(s => s.ChannelId == c.Id),
                Last = db.Streams.Where(s => s.ChannelId == c.Id).Max(s => (DateTimeOffset?)s.StartedAt),
            })
            .ToListAsync(cancel);
        var ids = page.ConvertAll(p => p.Channel.Id);
        var live = (await streams.FiguresAsync(db.Streams.Where(s => s.EndedAt == null && ids.Contains(s.ChannelId)), cancel)).ToDictionary(s => s.Stream.ChannelId);
        return (
            page.ConvertAll(p => new ChannelLine(p.Channel, p.Email, p.Streams, p.Last, live.GetValueOrDefault(p.Channel.Id))),
            await channels.CountAsync(cancel));
    }

    /// <summary>In capitals, and once as typed: SQLite knows the capitals of ASCII alone.</summary>
    private static IQueryable<ChannelRow> Found(IQueryable<ChannelRow> channels, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return channels;
        }

        var typed = search.Trim().Replace("\0", "", StringComparison.Ordinal);
        var capitals = typed.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Never called: the database's own upper() stands for it.
        return channels.Where(c =>
            c.Name.ToUpper().Contains(capitals) || c.Name.Contains(typed)
            || c.ExternalId.ToUpper().Contains(capitals) || c.ExternalId.Contains(typed)
            || c.Seller!.NormalizedEmail!.Contains(capitals)
            || c.Seller.DisplayName.ToUpper().Contains(capitals) || c.Seller.DisplayName.Contains(typed));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private async Task<IQueryable<ChannelRow>> NarrowedAsync(IQueryable<ChannelRow> channels, ChannelScope scope, ChannelFilter only, CancellationToken cancel)
    {
        if (only == ChannelFilter.Live)
        {
            return channels.Where(c => db.Streams.Any(s => s.ChannelId == c.Id && s.EndedAt == null));
        }

        if (only == ChannelFilter.All)
        {
            return channels;
        }

        // Health is a rule, not a column; there are never more streams on air than the wall shows.
        var troubled = (await streams.LiveAsync(scope, cancel)).Where(s => s.Health.Grade != HealthGrade.Good).Select(s => s.Stream.ChannelId).ToList();
        return channels.Where(c => troubled.Contains(c.Id));
    }

    private IQueryable<ChannelRow> Ordered(IQueryable<ChannelRow> channels, ChannelQuery query) => query.By switch
    {
        ChannelSort.Last => Sorted(channels, query, c => db.Streams.Where(s => s.ChannelId == c.Id).Max(s => (DateTimeOffset?)s.StartedAt) ?? DateTimeOffset.UnixEpoch),
        ChannelSort.Viewers => Sorted(channels, query, c => db.Streams
            .Where(s => s.ChannelId == c.Id && s.EndedAt == null)
            .Join(db.StreamTotals.Where(t => t.LastHlsViewers != null || t.LastAgoraViewers != null), s => s.Id, t => t.StreamId, (_, t) => t)
            .Max(t => (int?)((t.LastHlsViewers ?? 0) + (t.LastAgoraViewers ?? 0))) ?? -1),
        ChannelSort.Live => Sorted(channels, query, c => db.Streams.Any(s => s.ChannelId == c.Id && s.EndedAt == null) ? 0 : 1),
        _ => Sorted(channels, query, c => c.Name),
    };

    private static IQueryable<ChannelRow> Sorted<TKey>(IQueryable<ChannelRow> channels, ChannelQuery query, Expression<Func<ChannelRow, TKey>> key) =>
        (query.Descending ? channels.OrderByDescending(key) : channels.OrderBy(key)).ThenBy(c => c.Name).ThenBy(c => c.Id);
}
