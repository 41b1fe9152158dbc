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
    SamplingOptions sampling,
    TimeProvider clock,
    ILogger<DemoHistory> logger)
{
    private const string DoneSetting = "demo-history-from";
    private const int Months = 6;
    private const int HistoryIntervalSeconds = 60;

    /// <summary>Broadcasts that are on now, then six months back, newest first, so that the pages fill from the present.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        var channels = await ChannelsAsync(cancel);
        var now = clock.GetUtcNow();
        foreach (var broadcast in platform.World.LiveAt(now))
        {
            await HandOverAsync(broadcast, channels[broadcast.Channel.ExternalId], now, cancel);
        }

        if (await DoneAsync(cancel))
        {
            return;
        }

        var count = 0;
        foreach (var broadcast in platform.World.Schedule.History(now.AddMonths(-Months), platform.World.BeganAt).OrderByDescending(b => b.StartedAt))
        {
            await HandOverAsync(broadcast, channels[broadcast.Channel.ExternalId], broadcast.EndedAt, cancel);
            count++;
        }

        await MarkDoneAsync(now, cancel);
        logger.LogInformation("The demo's history is complete: {Streams} streams in {Months} months", count, Months);
    }

    private async Task HandOverAsync(DemoBroadcast broadcast, long channelId, DateTimeOffset until, CancellationToken cancel)
    {
        var over = until >= broadcast.EndedAt;
        var interval = over ? HistoryIntervalSeconds : sampling.StreamIntervalSeconds;
        var started = await streams.StartAsync(
            new NewStream(
                channelId,
                broadcast.ExternalId,
                broadcast.StartedAt,
                DemoWords.Read<StreamMode>(broadcast.Mode),
                broadcast.Hosts,
                DemoWords.Read<ResolutionTier>(broadcast.Channel.Tier),
                DemoWords.Read<RelayPath>(broadcast.Channel.Relay),
                interval,
                IsSampled: !over),
            cancel);

        // Taken: the live world got there first. Ended: an earlier start of the demo has handed it over.
        if (started.Stream is not { EndedAt: null } stream)
        {
            return;
        }

        var past = SamplesOf(broadcast, stream.Id, interval, until);
        if (past.Count > 0)
        {
            await samples.WriteAsync(past, cancel);
        }

        if (over)
        {
            await streams.EndAsync(stream.Id, broadcast.EndedAt, EndCause.Api, correct: false, cancel);
        }
    }

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
