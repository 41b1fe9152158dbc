using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Operations;

namespace StreamOps.Data.Figures;

/// <summary>How many streams are on air, for the navigation of every page. Read once in a while for all pages and people, not once a page.</summary>
public sealed class LiveCount(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock)
{
    /// <summary>As old as a sample may usually be.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private Counted? newest;

    public Task<int?> OfAsync(ChannelScope scope, CancellationToken cancel) => HeadCount.OrNothingAsync(async () =>
    {
        var sellers = (await NewestAsync(cancel)).Sellers;
        return scope.SellerId is { } seller ? sellers.GetValueOrDefault(seller) : sellers.Values.Sum();
    });

    private async Task<Counted> NewestAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref newest) is { } known && now - known.At < Fresh)
        {
            return known;
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var read = new Counted(now, await db.Streams
            .Where(s => s.EndedAt == null)
            .GroupBy(s => s.Channel!.SellerId)
            .Select(g => new { g.Key, Streams = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Streams, cancel));
        Volatile.Write(ref newest, read);
        return read;
    }

    private sealed record Counted(DateTimeOffset At, Dictionary<Guid, int> Sellers);
}
