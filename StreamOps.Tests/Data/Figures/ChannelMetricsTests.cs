using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

public sealed class ChannelMetricsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 22, 40, 0, TimeSpan.Zero);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Steps_come_newest_first_and_hold_what_happened_in_them(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Start.AddDays(2));
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), Start, Start.AddMinutes(90), hls: 30);

        var (hours, count) = await StepsAsync(studio, stream.ChannelId, Resolution.Hour);
        Assert.Equal(3, count);
        Assert.Equal([(0, 10), (23, 60), (22, 20)], hours.Select(h => (h.Span.Start.Hour, (int)(h.LiveMs / 60_000))));
        Assert.Equal([300m, 1800m, 600m], hours.Select(h => h.Audience.ViewerMinutes));

        var (days, _) = await StepsAsync(studio, stream.ChannelId, Resolution.Day);
        Assert.Equal([(11, 300m), (10, 2400m)], days.Select(d => (d.Span.Start.Day, d.Audience.ViewerMinutes)));

        var (minutes, all) = await StepsAsync(studio, stream.ChannelId, Resolution.Minute);
        Assert.Equal((90, 90), (minutes.Count, all));
        Assert.All(minutes, m => Assert.Equal((30m, 30), (m.Audience.ViewerMinutes, m.Audience.Peak)));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B25_Adjoining_ranges_share_nothing_and_miss_nothing(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Start.AddDays(2));
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), Start, Start.AddMinutes(90), hls: 30);
        var edge = Start.AddMinutes(45);

        foreach (var resolution in new[] { Resolution.Minute, Resolution.Hour })
        {
            var (whole, _) = await StepsAsync(studio, stream.ChannelId, resolution, Start.AddHours(-1), Start.AddHours(3));
            var (first, _) = await StepsAsync(studio, stream.ChannelId, resolution, Start.AddHours(-1), edge);
            var (second, _) = await StepsAsync(studio, stream.ChannelId, resolution, edge, Start.AddHours(3));
            Assert.Equal(whole.Select(s => s.Span.Start), second.Concat(first).Select(s => s.Span.Start));
        }

        var (raw, rawCount) = await studio.Metrics.RawAsync(stream.ChannelId, new Interval(Start, edge), 1, 1000, CancellationToken.None);
        var (rest, restCount) = await studio.Metrics.RawAsync(stream.ChannelId, new Interval(edge, Start.AddHours(3)), 1, 1000, CancellationToken.None);
        Assert.Equal((45, 45), (rawCount, restCount));
        Assert.Equal(edge, rest[^1].Timestamp);
        Assert.Equal(edge.AddMinutes(-1), raw[0].Timestamp);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Pages_follow_each_other_without_gap_or_repeat(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Start.AddDays(2));
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), Start, Start.AddMinutes(90), hls: 30);
        var span = await studio.Metrics.SpanAsync(stream.ChannelId, null, null, Resolution.Raw, CancellationToken.None);

        var steps = new List<DateTimeOffset>();
        var raw = new List<DateTimeOffset>();
        for (var page = 1; page <= 4; page++)
        {
            steps.AddRange((await studio.Metrics.StepsAsync(stream.ChannelId, span, Resolution.Minute, page, 40, CancellationToken.None)).Items.Select(s => s.Span.Start));
            raw.AddRange((await studio.Metrics.RawAsync(stream.ChannelId, span, page, 40, CancellationToken.None)).Items.Select(s => s.Timestamp));
        }

        var minutes = Enumerable.Range(0, 90).Select(i => Start.AddMinutes(89 - i)).ToList();
        Assert.Equal(minutes, steps);
        Assert.Equal(minutes, raw);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Live_time_without_samples_is_a_step_that_knows_nothing(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Start.AddMinutes(10));
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Start);
        await studio.SampleAsync(stream, [(Start.AddMinutes(9), 12, null)]);

        var (steps, _) = await StepsAsync(studio, stream.ChannelId, Resolution.Minute);

        Assert.Equal((10, 12m), (steps.Count, steps[0].Audience.ViewerMinutes));
        Assert.All(steps.Skip(1), s => Assert.Equal((60_000, null, 0), (s.LiveMs, s.Audience.Average, s.Audience.Samples)));
    }

    private static async Task<(List<MetricStep> Items, int Total)> StepsAsync(
        Studio studio, long channelId, Resolution resolution, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var span = await studio.Metrics.SpanAsync(channelId, from, to, resolution, CancellationToken.None);
        return await studio.Metrics.StepsAsync(channelId, span, resolution, 1, 1000, CancellationToken.None);
    }
}
