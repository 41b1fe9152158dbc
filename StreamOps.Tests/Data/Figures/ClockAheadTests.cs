using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>A caller's clock may be up to a minute ahead of ours. Nothing is counted before it has happened.</summary>
public sealed class ClockAheadTests
{
    /// <summary>Half a minute before the end of a month, so that what is ahead lies in another day and month too.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 23, 59, 45, TimeSpan.Zero);

    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_sample_ahead_of_now_makes_no_figure_count_time_ahead_of_now(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Now.AddSeconds(-30));
        await studio.SampleAsync(stream, [(Now.AddSeconds(-30), 100, 10), (Now.AddSeconds(10), 200, 20), (Now.AddSeconds(50), 300, null)]);

        await AssertAsync(studio, stream.ChannelId, liveMs: 30_000, hlsMs: 3_000_000, rtcMs: 300_000);
        Assert.Equal(0, (await studio.Platform.MonthAsync(March.Next, CancellationToken.None)).Audience.SampledMs);

        // 5 s more of the first month, 7 s of the next; the second sample has come.
        studio.Clock.Advance(TimeSpan.FromSeconds(22));
        await AssertAsync(studio, stream.ChannelId, liveMs: 52_000, hlsMs: 4_000_000 + 2_400_000, rtcMs: 400_000 + 240_000);

        studio.Clock.Advance(TimeSpan.FromSeconds(38));
        await AssertAsync(studio, stream.ChannelId, liveMs: 90_000, hlsMs: 4_000_000 + 8_000_000 + 3_000_000, rtcMs: 400_000 + 800_000);
    }

    private static async Task AssertAsync(Studio studio, long channelId, long liveMs, long hlsMs, long rtcMs)
    {
        var months = new[] { await studio.Platform.MonthAsync(March, CancellationToken.None), await studio.Platform.MonthAsync(March.Next, CancellationToken.None) };
        var channel = await studio.Channels.StatsAsync(channelId, null, null, CancellationToken.None);
        var stream = Assert.Single(await studio.Streams.UncostedAsync(CancellationToken.None));
        var delivered = stream.Cost(PricePresets.Of(PricePreset.Published)).Where(l => l.Kind == CostKind.CloudflareDelivery).Sum(l => l.ViewerMs);

        Assert.Equal((liveMs, liveMs, hlsMs, rtcMs), (months.Sum(m => m.LiveMs), months.Sum(m => m.Audience.SampledMs), months.Sum(m => m.Audience.HlsMs), months.Sum(m => m.Audience.RtcMs)));
        Assert.Equal((liveMs, liveMs, hlsMs, rtcMs), (channel.LiveMs, channel.Audience.SampledMs, channel.Audience.HlsMs, channel.Audience.RtcMs));
        Assert.Equal((liveMs, hlsMs, rtcMs), (stream.LiveMs, stream.Audience.HlsMs, stream.Audience.RtcMs));
        Assert.Equal((hlsMs, rtcMs, hlsMs), (stream.Usage.Sum(u => u.HlsMs), stream.Usage.Sum(u => u.RtcMs), delivered));
    }
}
