using System.Globalization;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

public sealed class CostBreakdownsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly CostFilter March = new(new BillingMonth(2026, 3));
    private static readonly CostOrder Dearest = new(ByName: false, Descending: true, 1, 100);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_level_adds_up_to_the_exact_amount_of_the_month_whatever_is_filtered(DatabaseKind kind)
    {
        await using var studio = await PlatformAsync(kind);
        var lines = (await studio.Costs.MonthAsync(March.Month, default)).Lines;
        var channel = long.Parse((await Shares(studio, March, CostBreak.Channel)).Rows[0].Key, CultureInfo.InvariantCulture);
        var seller = Guid.Parse((await Shares(studio, March, CostBreak.Seller)).Rows[0].Key);
        CostFilter[] filters = [March, March with { Service = "agora" }, March with { Line = CostKind.CloudflareDelivery }, March with { ChannelId = channel }, March with { SellerId = seller }];
        foreach (var filter in filters)
        {
            var totals = new List<decimal>();
            foreach (var by in Enum.GetValues<CostBreak>())
            {
                var shares = await Shares(studio, filter, by);
                Assert.Equal(shares.AmountUsd, shares.Rows.Sum(r => r.AmountUsd), 12);
                totals.Add(decimal.Round(shares.AmountUsd, 12));
            }

            Assert.Single(totals.Distinct());
        }

        Assert.Equal(lines.Sum(l => l.AmountUsd), (await Shares(studio, March, CostBreak.Channel)).AmountUsd, 12);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_day_is_broken_down_further_and_all_days_come_to_the_month(DatabaseKind kind)
    {
        await using var studio = await PlatformAsync(kind);
        var days = await Shares(studio, March, CostBreak.Day);

        Assert.Equal(["2026-03-10", "2026-03-11", "2026-03-12"], days.Rows.Select(r => r.Key).Order());
        foreach (var day in days.Rows)
        {
            var filter = March with { Day = DateOnly.ParseExact(day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture) };
            foreach (var by in Enum.GetValues<CostBreak>())
            {
                var shares = await Shares(studio, filter, by);
                Assert.Equal(day.AmountUsd, shares.Rows.Sum(r => r.AmountUsd), 12);
                Assert.Equal(day.Streams, shares.Streams);
            }
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Rows_are_ordered_and_cut_before_they_are_priced(DatabaseKind kind)
    {
        await using var studio = await PlatformAsync(kind);
        var all = (await Shares(studio, March, CostBreak.Channel)).Rows;

        var second = await studio.Breakdowns.OfAsync(March, CostBreak.Channel, Dearest with { Page = 2, PageSize = 1 }, default);
        var byName = await studio.Breakdowns.OfAsync(March, CostBreak.Channel, new CostOrder(true, false, 1, 10), default);
        var cheapest = await studio.Breakdowns.OfAsync(March, CostBreak.Stream, Dearest with { Descending = false }, default);

        Assert.Equal([all[1]], second.Rows);
        Assert.Equal((3, 4), (second.Total, second.Streams));
        Assert.Equal(["Alpha", "Beta", "Gamma"], byName.Rows.Select(r => r.Name));
        Assert.Equal(cheapest.Rows.OrderBy(r => r.AmountUsd).Select(r => r.Key), cheapest.Rows.Select(r => r.Key));
        Assert.All(cheapest.Rows, r => Assert.NotNull(r.StartedAt));
    }

    private static Task<CostShares> Shares(Studio studio, CostFilter filter, CostBreak by) => studio.Breakdowns.OfAsync(filter, by, Dearest, CancellationToken.None);

    /// <summary>Two sellers, three channels, four streams, one of them over midnight, one in another tier.</summary>
    private static async Task<Studio> PlatformAsync(DatabaseKind kind)
    {
        var studio = await Studio.OpenAsync(kind, Noon.AddDays(10));
        var alpha = await studio.ChannelAsync(c => c.Name = "Alpha");
        var beta = await studio.ChannelAsync(c => c.Name = "Beta");
        var gamma = await studio.ChannelAsync(c => (c.Name, c.SellerId) = ("Gamma", alpha.SellerId));
        await studio.BroadcastAsync(alpha, Noon, Noon.AddMinutes(91), hls: 7);
        await studio.BroadcastAsync(beta, Noon.AddHours(11), Noon.AddHours(14), hls: 55);
        await studio.BroadcastAsync(gamma, Noon.AddDays(1), Noon.AddDays(1).AddMinutes(33), hls: 3, s => (s.Tier, s.Hosts) = (ResolutionTier.FullHd, 2));
        await studio.BroadcastAsync(alpha, Noon.AddDays(2), Noon.AddDays(2).AddMinutes(10), hls: 0);
        await studio.RecordAsync();
        return studio;
    }
}
