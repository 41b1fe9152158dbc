using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Domain.Money;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>What means the same is the same amount: exact sums, each line rounded up once.</summary>
public sealed class RoundedOnceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Streams_on_air_that_began_this_month_have_cost_what_the_month_has_accrued(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Noon.AddMinutes(7));
        for (var i = 0; i < 3; i++)
        {
            var stream = await studio.StartAsync(await studio.ChannelAsync(), Noon);
            await studio.WatchAsync(stream, Noon, Noon.AddMinutes(7), hls: 3);
        }

        var live = await studio.Streams.LiveAsync(ChannelScope.All, CancellationToken.None);
        var costs = studio.Costs;
        var book = await costs.PriceBookAsync(CancellationToken.None);
        var accrued = (await costs.MonthAsync(March, CancellationToken.None)).AccruedCents / 100m;

        Assert.Equal(accrued, LiveTotals.CostUsd(live.SelectMany(s => s.Cost(book))));
        Assert.NotEqual(accrued, live.Sum(s => s.CostUsd(book)));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_months_came_to_is_the_sum_of_their_shown_lines_and_not_of_their_days(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Noon.AddDays(40));
        var channel = await studio.ChannelAsync();
        foreach (var day in (int[])[0, 1, 2, 25])
        {
            await studio.BroadcastAsync(channel, Noon.AddDays(day), Noon.AddDays(day).AddMinutes(1), hls: 1);
        }

        await studio.RecordAsync();

        var booked = await studio.Costs.BookedCentsAsync([March, March.Next, March.Previous], CancellationToken.None);
        var days = await studio.Costs.DaysAsync(March, CancellationToken.None);

        Assert.Equal([March, March.Next], booked.Keys.Order());
        Assert.Equal((await studio.Costs.MonthAsync(March, CancellationToken.None)).TotalCents, booked[March]);
        Assert.Equal((await studio.Costs.MonthAsync(March.Next, CancellationToken.None)).TotalCents, booked[March.Next]);
        Assert.NotEqual(Usd.ToCentsRoundedUp(days.Sum(d => d.AmountUsd)), booked[March]);
    }
}
