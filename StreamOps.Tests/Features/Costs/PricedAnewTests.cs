using StreamOps.Data.Costs;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Costs;

/// <summary>After a price change the pages say that their figures are about to change.</summary>
public sealed class PricedAnewTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Only_a_booked_stream_that_waits_is_priced_anew(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        var studio = world.Studio;
        Assert.Equal(0, await studio.Costs.PricedAnewAsync(CancellationToken.None));

        await CostDuties.OweSinceAsync(studio.Db, new DateOnly(2026, 3, 1), ReadingWorld.Start, CancellationToken.None);
        await studio.BroadcastAsync(await studio.ChannelAsync(), ReadingWorld.Start, ReadingWorld.Start.AddMinutes(5), hls: 1);
        Assert.Equal(1, await studio.Costs.PricedAnewAsync(CancellationToken.None));

        await studio.RecordAsync();
        Assert.Equal(0, await studio.Costs.PricedAnewAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("/costs?month=2026-03")]
    [InlineData("/overview?month=2026-03")]
    public async Task A_page_of_the_month_says_how_many_streams_wait(string page)
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        Assert.DoesNotContain("priced anew", await finance.GetStringAsync(page), StringComparison.Ordinal);

        await CostDuties.OweSinceAsync(world.Studio.Db, new DateOnly(2026, 3, 1), ReadingWorld.Start, CancellationToken.None);

        Assert.Contains("1 stream is being priced anew", await finance.GetStringAsync(page), StringComparison.Ordinal);
    }
}
