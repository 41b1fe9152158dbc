using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Features.Demo;

/// <summary>
/// Hands the world's past over as a platform's backend would: start, samples with their own timestamps, end.
/// Interrupted, it goes on at the next start: every part may be repeated.
/// </summary>
public sealed class DemoHistory(
    DemoPlatform platform,
    IDbContextFactory<StreamOpsDb> factory,
    StreamStore streams,
    SampleStore samples,
    PromiseBell bell,
    SamplingOptions sampling,
    TimeProvider clock,
    ILogger<DemoHistory> logger)
{
    private const string DoneSetting = "demo-history-from";
    private const int Months = 6;
    private const int HistoryIntervalSeconds = 60;

    /// <summary>Until then the figures of past months grow.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Broadcasts that are on now, then six months back, newest first, so that the pages fill from the present.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        var channels = await ChannelsAsync(cancel);
        var now = clock.GetUtcNow();
        foreach (var broadcast in platform.World.LiveAt(now))
        {
            await StartAsync(broadcast, channels[broadcast.Channel.ExternalId], now, cancel);
        }

        if (await DoneAsync(cancel))
        {
            IsWhole = true;
            return;
        }

        var count = 0;
        foreach (var broadcast in platform.World.Schedule.History(now.AddMonths(-Months), platform.World.BeganAt).OrderByDescending(b => b.StartedAt))
        {
            await RecordAsync(broadcast, channels[broadcast.Channel.ExternalId], cancel);
            if (++count % 50 == 0)
            {
                bell.Ring(Promise.Costs);
            }
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await DemoBudgets.FillAsync(db, now, cancel);
        await DemoReadings.FillAsync(db, platform.World, now.AddMonths(-Months), now, cancel);
        await MarkDoneAsync(now, cancel);
        IsWhole = true;
        bell.Ring(Promise.Costs);
        logger.LogInformation("The demo's history is complete: {Streams} streams in {Months} months", count, Months);
    }

    /// <summary>A stream that is on now: it goes on being sampled by this system.</summary>
    private async Task StartAsync(DemoBroadcast broadcast, long channelId, DateTimeOffset now, CancellationToken cancel)
    {
        var started = await streams.StartAsync(Wanted(broadcast, channelId, sampling.StreamIntervalSeconds, isSampled: true), cancel);

        // Where the first webhook got there before us, the past of its stream is still ours to tell.
        if ((started.Stream ?? started.Conflict) is { EndedAt: null } stream && stream.StartedAt <= broadcast.EndedAt)
        {
            await WriteAsync(SamplesOf(broadcast, stream.Id, sampling.StreamIntervalSeconds, now), cancel);
        }
    }

    private async Task RecordAsync(DemoBroadcast broadcast, long channelId, CancellationToken cancel)
    {
        await WriteAsync(SamplesOf(broadcast, await StreamIdAsync(broadcast, channelId, cancel), HistoryIntervalSeconds, broadcast.EndedAt), cancel);
    }

    private async Task<long> StreamIdAsync(DemoBroadcast broadcast, long channelId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("channels", "id", [channelId], cancel);
        if (await db.Streams.SingleOrDefaultAsync(s => s.ChannelId == channelId && s.ExternalId == broadcast.ExternalId, cancel) is { } known)
        {
            return known.Id;
        }

        var stream = await streams.RecordAsync(db, Wanted(broadcast, channelId, HistoryIntervalSeconds, isSampled: false), broadcast.EndedAt, EndCause.Api, cancel);
        await transaction.CommitAsync(cancel);
        return stream.Id;
    }

    private async Task WriteAsync(List<NewSample> past, CancellationToken cancel)
    {
        if (past.Count > 0)
        {
            await samples.WriteAsync(past, cancel);
        }
    }

    private static NewStream Wanted(DemoBroadcast broadcast, long channelId, int intervalSeconds, bool isSampled) => new(
        channelId,
        broadcast.ExternalId,
        broadcast.StartedAt,
        DemoWords.Read<StreamMode>(broadcast.Mode),
        broadcast.Hosts,
        DemoWords.Read<ResolutionTier>(broadcast.Channel.Tier),
        DemoWords.Read<RelayPath>(broadcast.Channel.Relay),
        intervalSeconds,
        isSampled);

    private static List<NewSample> SamplesOf(DemoBroadcast broadcast, long streamId, int intervalSeconds, DateTimeOffset until)
    {
        var past = new List<NewSample>();
        for (var at = broadcast.StartedAt; at < until; at = at.AddSeconds(intervalSeconds))
        {
            past.Add(new NewSample(
                streamId,
                DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
                Relay(broadcast.RelayStateAt(at)),
                true,
                broadcast.HlsViewersAt(at),
                broadcast.RtcViewersAt(at),
                (int?)broadcast.BitrateKbpsAt(at),
                broadcast.FrameRateAt(at),
                broadcast.PacketLossAt(at),
                broadcast.IsRecorded ? broadcast.VideoId : null,
                SampleSource.Api));
        }

        return past;
    }

    private static RelayStatus Relay(DemoRelayState state) =>
        Enum.TryParse<RelayStatus>(state.ToString(), out var status) ? status : RelayStatus.Stopped;

    private async Task<Dictionary<string, long>> ChannelsAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Channels.ToDictionaryAsync(c => c.ExternalId, c => c.Id, cancel);
    }

    private async Task<bool> DoneAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Settings.AnyAsync(s => s.Key == DoneSetting, cancel);
    }

    private async Task MarkDoneAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.Settings.Add(new SettingRow { Key = DoneSetting, Value = now.AddMonths(-Months).ToString("O", CultureInfo.InvariantCulture) });
        await db.SaveChangesAsync(cancel);
    }
}
