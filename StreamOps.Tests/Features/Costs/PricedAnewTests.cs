using Microsoft.EntityFrameworkCore;
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

        // What is not committed the application's own recorder does not redeem meanwhile.
        await using (await studio.Db.Database.BeginTransactionAsync())
        {
            await CostDuties.OweSinceAsync(studio.Db, new DateOnly(2026, 3, 1), ReadingWorld.Start, CancellationToken.None);
            Assert.Equal(1, await studio.Costs.PricedAnewAsync(CancellationToken.None));

            await studio.Db.Streams.ExecuteUpdateAsync(s => s.SetProperty(x => x.CostedAt, (DateTimeOffset?)null));
            Assert.Equal(0, await studio.Costs.PricedAnewAsync(CancellationToken.None));
        }

        await CostDuties.OweSinceAsync(studio.Db, new DateOnly(2026, 3, 1), ReadingWorld.Start, CancellationToken.None);
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

        Assert.True(await SaysSoAsync(world, finance, page));
    }

    /// <summary>The application's own recorder, which redeems what is owed, may come before the page; hardly thrice.</summary>
    private static async Task<bool> SaysSoAsync(ReadingWorld world, HttpClient reader, string page)
    {
        var says = false;
        for (var attempt = 1; !says && attempt <= 3; attempt++)
        {
            await CostDuties.OweSinceAsync(world.Studio.Db, new DateOnly(2026, 3, 1), ReadingWorld.Start, CancellationToken.None);
            says = (await reader.GetStringAsync(page)).Contains("1 stream is being priced anew", StringComparison.Ordinal);
        }

        return says;
    }
}
