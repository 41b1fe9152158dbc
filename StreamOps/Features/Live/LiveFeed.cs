using System.Collections.Concurrent;
using System.Threading.Channels;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Platform;

namespace StreamOps.Features.Live;

/// <summary>
/// Reads what is live once in a sampling interval, while anybody watches, and hands it to every open page of this node.
/// It reads the shared database, so any node may serve any page.
/// </summary>
public sealed class LiveFeed(IServiceScopeFactory scopes, SamplingOptions sampling, TimeProvider clock, ILogger<LiveFeed> logger) : BackgroundService
{
    /// <summary>Samples of a whole minute may still come late.</summary>
    private static readonly TimeSpan RecentLasts = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Channel<LiveSnapshot>, bool> watchers = new();
    private readonly SemaphoreSlim reading = new(1);
    private LiveSnapshot? newest;
    private RecentlyRead? recent;

    public override void Dispose()
    {
        base.Dispose();
        reading.Dispose();
    }

    /// <summary>Snapshots from now on, the newest known one first. A slow reader misses some and never holds up the others.</summary>
    public async IAsyncEnumerable<LiveSnapshot> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var mine = Channel.CreateBounded<LiveSnapshot>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        watchers[mine] = true;
        try
        {
            mine.Writer.TryWrite(Known ?? await ReadOnceAsync(cancel));
            await foreach (var snapshot in mine.Reader.ReadAllAsync(cancel))
            {
                yield return snapshot;
            }
        }
        finally
        {
            watchers.TryRemove(mine, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(sampling.IntervalSeconds));
        while (await NextAsync(timer, stoppingToken))
        {
            if (watchers.IsEmpty)
            {
                continue;
            }

            try
            {
                var snapshot = await ReadAsync(stoppingToken);
                foreach (var watcher in watchers.Keys)
                {
                    watcher.Writer.TryWrite(snapshot);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "The live feed could not read; open pages show stale figures until it can");
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The newest snapshot, where it is of this interval.</summary>
    private LiveSnapshot? Known =>
        Volatile.Read(ref newest) is { } known && clock.GetUtcNow() - known.At < TimeSpan.FromSeconds(sampling.IntervalSeconds) ? known : null;

    /// <summary>A thousand pages that come back at once are answered by one read.</summary>
    private async Task<LiveSnapshot> ReadOnceAsync(CancellationToken cancel)
    {
        await reading.WaitAsync(cancel);
        try
        {
            return Known ?? await ReadAsync(cancel);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<LiveSnapshot> ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StreamOpsDb>();
        var streams = await scope.ServiceProvider.GetRequiredService<StreamReads>().LiveAsync(Data.Access.ChannelScope.All, cancel);
        var minutes = await RecentAsync(scope.ServiceProvider.GetRequiredService<LiveReads>(), streams, cancel);
        var snapshot = new LiveSnapshot(clock.GetUtcNow(), streams, minutes, await PriceBooks.CurrentAsync(db, cancel));
        Volatile.Write(ref newest, snapshot);
        return snapshot;
    }

    /// <summary>Whole minutes change once a minute: not read again with every event.</summary>
    private async Task<IReadOnlyDictionary<long, RecentViewers>> RecentAsync(LiveReads live, List<StreamFigures> streams, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref recent) is { } known && known.Minute == now.ToMinute() && now - known.At < RecentLasts)
        {
            return known.Viewers;
        }

        var read = new RecentlyRead(now, now.ToMinute(), await live.RecentAsync(streams.ConvertAll(s => s.Stream.Id), now, cancel));
        Volatile.Write(ref recent, read);
        return read.Viewers;
    }

    private sealed record RecentlyRead(DateTimeOffset At, DateTimeOffset Minute, IReadOnlyDictionary<long, RecentViewers> Viewers);
}
