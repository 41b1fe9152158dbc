using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>What a stream without an end counts while nothing is heard of it.</summary>
public sealed class SilentStreamTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Start = new(2026, 2, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth February = new(2026, 2);
    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_past_stream_that_is_handed_over_whole_never_counts_up_to_now(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Start);
        await AssertMinutesAsync(studio, stream.ChannelId, 10);

        await studio.WatchAsync(stream, Start, Start.AddMinutes(30), hls: 50);
        await AssertMinutesAsync(studio, stream.ChannelId, 29 + 10);

        await studio.EndAsync(stream, Start.AddMinutes(30));
        await AssertMinutesAsync(studio, stream.ChannelId, 30);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_whose_samples_are_fresh_counts_up_to_now_over_the_month_s_end(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.Zero), PricePreset.Phase6);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), new DateTimeOffset(2026, 2, 28, 23, 0, 0, TimeSpan.Zero));
        await studio.SampleAsync(stream, [(new DateTimeOffset(2026, 3, 1, 0, 55, 0, TimeSpan.Zero), 50, null)]);

        Assert.Equal(60 * 60_000, (await studio.Platform.MonthAsync(March, CancellationToken.None)).LiveMs);
        Assert.Equal(60 * 60_000, (await studio.Platform.MonthAsync(February, CancellationToken.None)).LiveMs);
    }

    private static async Task AssertMinutesAsync(Studio studio, long channelId, int minutes)
    {
        var (february, march) = (await studio.Platform.MonthAsync(February, CancellationToken.None), await studio.Platform.MonthAsync(March, CancellationToken.None));
        var accrued = Assert.Single(await studio.Streams.UncostedAsync(CancellationToken.None)).Cost(PricePresets.Of(PricePreset.Phase6));

        Assert.Equal((minutes * 60_000L, 1, 1), (february.LiveMs, february.Streams, february.Channels));
        Assert.Equal((0L, 0, 0), (march.LiveMs, march.Streams, march.Channels));
        Assert.Equal(minutes * 60_000L, (await studio.Channels.StatsAsync(channelId, null, null, CancellationToken.None)).LiveMs);
        Assert.All(accrued, l => Assert.Equal((February, minutes * 60_000L), (l.Month, l.DurationMs)));
    }
}
