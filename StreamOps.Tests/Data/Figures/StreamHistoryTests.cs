using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Usage;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

public sealed class StreamHistoryTests
{
    private static readonly DateTimeOffset Now = Given.Noon.AddDays(30);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_is_compared_with_its_channels_streams_before_it_and_their_booked_costs(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var channel = await studio.ChannelAsync();
        foreach (var day in (int[])[1, 2, 3, 4])
        {
            await HourAsync(studio, channel, day, hls: 10 * day);
        }

        var stream = await HourAsync(studio, channel, 5, hls: 90);
        await HourAsync(studio, channel, 6, hls: 900);
        await HourAsync(studio, await studio.ChannelAsync(), 4, hls: 900);
        await studio.RecordAsync();

        var past = await PastAsync(studio, stream);

        Assert.Equal([40, 30, 20, 10], past!.Before.Select(b => b.Audience.Peak!.Value));
        Assert.True(past.IsWhole);
        Assert.Equal(new PlainResult.BestEver(90, 4), past.Result);
        var cost = past.Summary.Single(l => l.Measure == StreamMeasure.Cost);
        Assert.Equal((ComparisonKind.Usual, 4), (cost.Before.Kind, cost.Before.Streams));
        Assert.True(cost.Value > cost.Before.Median && cost.Before.Median > 0);
        Assert.Equal(ComparisonKind.First, cost.Weekday.Kind);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Costs_that_are_owed_are_not_known_and_a_live_stream_came_to_nothing_yet(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var channel = await studio.ChannelAsync();
        var stream = await HourAsync(studio, channel, 1, hls: 10);
        var live = await studio.StartAsync(channel, Now.AddMinutes(-5));

        Assert.Null((await PastAsync(studio, stream))!.Stream.CostUsd);
        Assert.Null(await PastAsync(studio, live));
    }

    private static Task<StreamRow> HourAsync(Studio studio, ChannelRow channel, int day, int hls) =>
        studio.BroadcastAsync(channel, Given.Noon.AddDays(day), Given.Noon.AddDays(day).AddHours(1), hls);

    private static async Task<StreamPast?> PastAsync(Studio studio, StreamRow stream)
    {
        var figures = await studio.Streams.OneAsync(ChannelScope.All, stream.Id, CancellationToken.None);
        return await new StreamHistory(studio.Db, new StreamCosts(studio.Db), studio.Calendar).OfAsync(figures!, CancellationToken.None);
    }
}
