using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

public sealed class LiveCountTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_seller_counts_his_own_and_all_pages_share_a_count_that_is_seconds_old(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Given.Noon.AddMinutes(5));
        var (mine, other) = (await studio.ChannelAsync(), await studio.ChannelAsync());
        await studio.BroadcastAsync(mine, Given.Noon.AddDays(-1), Given.Noon.AddDays(-1).AddMinutes(5), hls: 1);
        await studio.StartAsync(mine, Given.Noon);
        var count = new LiveCount(database.Factory, studio.Clock);

        Assert.Equal((1, 1, 0), await SeenAsync());
        await studio.StartAsync(other, Given.Noon);
        Assert.Equal((1, 1, 0), await SeenAsync());
        studio.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((2, 1, 1), await SeenAsync());
        Assert.Equal(0, await count.OfAsync(ChannelScope.None, CancellationToken.None));

        async Task<(int?, int?, int?)> SeenAsync() => (
            await count.OfAsync(ChannelScope.All, CancellationToken.None),
            await count.OfAsync(new ChannelScope(mine.SellerId), CancellationToken.None),
            await count.OfAsync(new ChannelScope(other.SellerId), CancellationToken.None));
    }
}
