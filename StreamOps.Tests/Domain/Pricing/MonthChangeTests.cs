using CsCheck;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class MonthChangeTests
{
    private static readonly CostKind[] Kinds = [CostKind.AgoraStreaming, CostKind.AgoraRelay, CostKind.CloudflareDelivery];
    private static readonly ResolutionTier?[] Tiers = [null, ResolutionTier.Hd, ResolutionTier.FullHd];
    private static readonly PriceBasis[] Bases = [PriceBasis.StreamMinutes, PriceBasis.RelayedMinutes];

    /// <summary>Parts under any prices: several of one series, free minutes, vendors that round.</summary>
    private static readonly Gen<IReadOnlyList<CostLine>> Months =
        (from series in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1])
         from usd in Gen.Decimal[0m, 36m]
         from first in Gen.Int[1, 3]
         from free in Gen.OneOf(Gen.Const(0m), Gen.Const(500m))
         from rounding in Gen.Enum<VendorRounding>()
         from ms in Gen.Long[0, 30_000 * Given.Hour]
         select Part(series, usd, first, free, rounding, ms))
        .Array[0, 9].Select(Lines);

    [Fact]
    public void Price_volume_and_mix_add_up_to_the_change_of_every_line_and_of_the_total_to_the_cent() =>
        Gen.Select(Months, Months).Sample((before, after) =>
        {
            var change = MonthChange.Of(before, after);
            Assert.All(change.Lines, l => Assert.Equal(l.ChangeCents, l.PriceCents + l.VolumeCents + l.MixCents));
            Assert.Equal(change.ChangeCents, change.PriceCents + change.VolumeCents + change.MixCents);
            Assert.Equal((before.Sum(l => l.MonthCents), after.Sum(l => l.MonthCents)), (change.BeforeCents, change.AfterCents));
        });

    [Fact]
    public void A_month_that_did_not_change_has_no_effects() => Months.Sample(month =>
        Assert.All(MonthChange.Of(month, month).Lines, l => Assert.Equal((0, 0, 0), (l.PriceCents, l.VolumeCents, l.MixCents))));

    [Fact]
    public void The_same_usage_at_other_prices_is_price_alone() =>
        Gen.Select(Months, Gen.Decimal[0m, 5m]).Sample((before, factor) =>
        {
            var change = MonthChange.Of(before, [.. before.Select(l => l with { Parts = [.. l.Parts.Select(p => p with { Price = Dearer(p.Price, factor) })] })]);
            Assert.All(change.Lines, l => Assert.Equal((l.ChangeCents, 0, 0), (l.PriceCents, l.VolumeCents, l.MixCents)));
        });

    [Fact]
    public void More_or_less_of_the_same_is_volume_alone() =>
        Gen.Select(Months, Gen.Int[1, 7]).Sample((before, times) =>
        {
            var after = before.Select(l => l with { Parts = [.. l.Parts.Select(p => p with { QuantityMs = p.QuantityMs * times })] }).ToList();
            Assert.All(MonthChange.Of(before, after).Lines, l => Assert.Equal((0, l.ChangeCents, 0), (l.PriceCents, l.VolumeCents, l.MixCents)));
            Assert.All(MonthChange.Of(after, before).Lines, l => Assert.Equal((0, l.ChangeCents, 0), (l.PriceCents, l.VolumeCents, l.MixCents)));
        });

    [Fact]
    public void A_line_that_is_new_or_gone_is_volume_alone() => Months.Sample(month =>
    {
        Assert.All(MonthChange.Of([], month).Lines, l => Assert.Equal((0, l.AfterCents, 0), (l.PriceCents, l.VolumeCents, l.MixCents)));
        Assert.All(MonthChange.Of(month, []).Lines, l => Assert.Equal((0, -l.BeforeCents, 0), (l.PriceCents, l.VolumeCents, l.MixCents)));
    });

    [Fact]
    public void The_same_minutes_in_a_dearer_tier_are_mix_alone()
    {
        var (hd, full) = (Given.Price(3.99m, tier: ResolutionTier.Hd, id: 1), Given.Price(8.99m, tier: ResolutionTier.FullHd, id: 2));

        var change = MonthChange.Of(
            [Given.Line(new(hd, 9_000 * Given.Minute), new(full, 1_000 * Given.Minute))],
            [Given.Line(new(hd, 5_000 * Given.Minute), new(full, 5_000 * Given.Minute))]);

        Assert.Equal(new LineChange(CostKind.AgoraStreaming, 4490, 6490, 0, 0, 2000), change.Lines.Single());
    }

    [Fact]
    public void All_three_at_once_come_out_as_worked_by_hand()
    {
        // Before: 1,000 min hd at 4 and 1,000 full-hd at 9 = 13. After: 3,000 hd at 5 and 1,000 full-hd at 9 = 24.
        var (hd, full, dearer) = (
            Given.Price(4m, tier: ResolutionTier.Hd, id: 1), Given.Price(9m, tier: ResolutionTier.FullHd, id: 2), Given.Price(5m, tier: ResolutionTier.Hd, from: "2026-10-01", id: 3));

        var line = MonthChange.Of(
            [Given.Line(new(hd, 1_000 * Given.Minute), new(full, 1_000 * Given.Minute))],
            [Given.Line(new(dearer, 3_000 * Given.Minute), new(full, 1_000 * Given.Minute))]).Lines.Single();

        // Twice the minutes: +13. 2,000 full-hd became 1,000 hd more and 1,000 less: 3 x 4 + 9 - 26 = -5. 3,000 hd at 1 more: +3.
        Assert.Equal((1300, -500, 300, 1100), (line.VolumeCents, line.MixCents, line.PriceCents, line.ChangeCents));
    }

    private static CostPart Part((int Kind, int Tier, int Basis) series, decimal usd, int first, decimal free, VendorRounding rounding, long ms) => new(
        Given.Price(
            decimal.Round(usd, 4),
            free: free,
            rounding: rounding,
            basis: Bases[series.Basis],
            tier: Tiers[series.Tier],
            kind: Kinds[series.Kind],
            from: $"2026-01-0{first}"),
        ms);

    private static Price Dearer(Price price, decimal factor) => price with { UsdPerUnit = price.UsdPerUnit * decimal.Round(factor, 3) };

    private static IReadOnlyList<CostLine> Lines(CostPart[] parts) =>
    [
        .. parts.GroupBy(p => p.Price.Kind).Select(kind => new CostLine(
            Given.October, kind.Key, 0, 0, [.. kind.GroupBy(p => p.Price).Select(p => new CostPart(p.Key, p.Sum(x => x.QuantityMs)))])),
    ];
}
