using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Features.Live;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Live;

public sealed class SampleEventTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_stream_without_a_sample_has_neither_an_instant_nor_a_relay_since_nor_a_cost_a_minute()
    {
        await using var studio = await Studio.OpenAsync(DatabaseKind.Sqlite, Noon.AddMinutes(4));
        var told = await EventAsync(studio, await studio.StartAsync(await studio.ChannelAsync(), Noon, s => s.RelayChangedAt = Noon));

        Assert.Null(told.At);
        Assert.Null(told.RelayLegFigures);
        Assert.Null(told.CostPerMinuteUsd);
        Assert.Equal((0, 0m), (told.Samples, told.CoveragePercent));
    }

    [Fact]
    public async Task The_coverage_moves_with_the_figures_beside_it()
    {
        await using var studio = await Studio.OpenAsync(DatabaseKind.Sqlite, Noon.AddMinutes(4));
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Noon, s => s.RelayChangedAt = Noon);
        await studio.WatchAsync(stream, Noon, Noon.AddMinutes(2), hls: null);
        await studio.WatchAsync(stream, Noon.AddMinutes(2), Noon.AddMinutes(4), hls: 10);

        var told = await EventAsync(studio, stream);

        Assert.Equal((4, 50m), (told.Samples, told.CoveragePercent));
        Assert.Equal("since 12:00:00 UTC", told.RelayLegFigures);
    }

    private static async Task<SampleEvent> EventAsync(Studio studio, StreamRow stream)
    {
        var figures = (await studio.Streams.OneAsync(ChannelScope.All, stream.Id, CancellationToken.None))!;
        var book = await studio.Costs.PriceBookAsync(CancellationToken.None);
        return SampleEvent.Of(figures, RecentViewers.None, new StreamOutlook(null, 0, null), book, 0);
    }
}
