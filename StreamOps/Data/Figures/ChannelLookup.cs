using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;

namespace StreamOps.Data.Figures;

/// <summary>A channel as a form names it.</summary>
/// <param name="ExternalId">The platform's own id of it, which is unique.</param>
public sealed record NamedChannel(long Id, string Name, string ExternalId);

/// <summary>Finds the channel that somebody means by what was typed, among any number of them.</summary>
public sealed class ChannelLookup(StreamOpsDb db)
{
    /// <summary>So many can still be told apart in a sentence.</summary>
    public const int MostShown = 5;

    /// <summary>The one channel whose id or whole name it is; else those with it in their name or id, at most one more than can be shown.</summary>
    public async Task<IReadOnlyList<NamedChannel>> FindAsync(string? search, CancellationToken cancel)
    {
        var name = TypedName.Of(search);
        if (name.IsEmpty)
        {
            return [];
        }

        var (typed, capitals) = (name.Text, name.Capitals);
        if (await NamedAsync(db.Channels.Where(c => c.ExternalId == typed), cancel) is [var own])
        {
            return [own];
        }

        var id = long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
#pragma warning disable CA1304, CA1311, CA1862 // Never called: the database's own upper() stands for it.
        var exact = await NamedAsync(db.Channels.Where(c => c.Id == id || c.Name == typed || c.Name.ToUpper() == capitals), cancel);
        return exact.Count > 0 ? exact : await NamedAsync(
            db.Channels.Where(c => c.Name.ToUpper().Contains(capitals) || c.Name.Contains(typed) || c.ExternalId.ToUpper().Contains(capitals) || c.ExternalId.Contains(typed)), cancel);
#pragma warning restore CA1304, CA1311, CA1862
    }

    public async Task<NamedChannel?> OneAsync(long id, CancellationToken cancel) =>
        await NamedAsync(db.Channels.Where(c => c.Id == id), cancel) is [var one] ? one : null;

    private static Task<List<NamedChannel>> NamedAsync(IQueryable<ChannelRow> channels, CancellationToken cancel) =>
        channels.OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new NamedChannel(c.Id, c.Name, c.ExternalId)).Take(MostShown + 1).ToListAsync(cancel);
}
