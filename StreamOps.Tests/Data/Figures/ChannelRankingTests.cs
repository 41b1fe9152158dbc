using System.Globalization;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

public sealed class ChannelRankingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_channel_of_the_overview_costs_what_the_breakdown_of_the_month_says_and_not_the_sum_of_its_records_cents(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Noon.AddDays(5));
        var channel = await studio.ChannelAsync();
        for (var day = 0; day < 3; day++)
        {
            await studio.BroadcastAsync(channel, Noon.AddDays(day), Noon.AddDays(day).AddMinutes(1), hls: 1);
        }

        await studio.RecordAsync();
        var month = new BillingMonth(2026, 3);

        var rank = Assert.Single(await new ChannelRanking(studio.Db).TopAsync(month, 5, CancellationToken.None));

        var share = Assert.Single((await studio.Breakdowns.OfAsync(new CostFilter(month), CostBreak.Channel, new CostOrder(false, true, 1, 10), CancellationToken.None)).Rows);
        Assert.Equal((share.Key, share.AmountUsd), (rank.ChannelId.ToString(CultureInfo.InvariantCulture), rank.BookedUsd));
        // Three minutes: 0.00099 + 0.00598 + 0.001 + 0.005 USD each, 3.891 cents; four records of a stream are a cent each.
        Assert.Equal(4, rank.BookedCents);
        Assert.Equal(12, (await studio.Records.OfChannelAsync(channel.Id, month, 1, 1, CancellationToken.None)).TotalCents);
    }
}
