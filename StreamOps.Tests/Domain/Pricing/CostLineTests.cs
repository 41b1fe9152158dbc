using System.Numerics;
using CsCheck;
using StreamOps.Domain.Pricing;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class CostLineTests
{
    private static readonly decimal[] ListPrices = [0.99m, 1.49m, 3.99m, 5.99m, 13.49m, 35.99m, 1m, 0.333333m];

    private static readonly Gen<(int Price, long Ms)[]> Streams =
        Gen.Select(Gen.Int[0, 7], Gen.Long[0, 300 * Given.Hour]).Array[1, 60];

    [Fact]
    public void A_month_of_streams_equals_rational_arithmetic_in_any_order() =>
        (from streams in Streams
         from order in Gen.Shuffle(streams)
         select (streams, order)).Sample(s =>
        {
            // Millionths of a dollar per 1,000 minutes; one cent is 60,000,000 ms-thousandths x 10,000 millionths.
            var exact = s.streams.Aggregate(BigInteger.Zero, (sum, x) => sum + ((BigInteger)x.Ms * (long)(ListPrices[x.Price] * 1_000_000m)));
            var cents = (long)BigInteger.Divide(exact + (600_000_000_000 - 1), 600_000_000_000);

            var line = CostLine.Merge(s.order.Select(x => Given.Line(new CostPart(Given.Price(ListPrices[x.Price], id: x.Price), x.Ms))));
            Assert.Equal(cents, line.Sum(l => l.MonthCents));
            Assert.Equal(s.streams.Sum(x => x.Ms), line.Sum(l => l.Parts.Sum(p => p.QuantityMs)));
        });

    [Fact]
    public void Merging_in_steps_is_merging_at_once() => Gen.Select(Streams, Streams).Sample((a, b) =>
    {
        var (left, right) = (Lines(a), Lines(b));
        Assert.Equal(
            CostLine.Merge(left.Concat(right)).Sum(l => l.MonthCents),
            CostLine.Merge(CostLine.Merge(left).Concat(CostLine.Merge(right))).Sum(l => l.MonthCents));
    });

    [Fact]
    public void A_record_is_never_below_its_amount_and_less_than_a_cent_above() => Streams.Sample(streams =>
        Lines(streams).All(l => l.Cents / 100m >= l.AmountUsd && (l.Cents / 100m) - l.AmountUsd < 0.01m));

    [Fact]
    public void Lines_stand_in_the_order_of_the_tables()
    {
        var lines = CostLine.Merge(CostKind.All.Reverse().Select(kind => Given.Line(new CostPart(Given.Price(1m, kind: kind), Given.Minute))));
        Assert.Equal(CostKind.All, lines.Select(l => l.Kind));
        Assert.True(CostKind.CdnBandwidth < new CostKind("aws", "live"));
    }

    private static List<CostLine> Lines((int Price, long Ms)[] streams) =>
        [.. streams.Select(x => Given.Line(new CostPart(Given.Price(ListPrices[x.Price], id: x.Price), x.Ms)))];
}
