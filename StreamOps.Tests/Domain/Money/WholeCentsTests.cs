using CsCheck;
using StreamOps.Domain.Money;

namespace StreamOps.Tests.Domain.Money;

public sealed class WholeCentsTests
{
    [Fact]
    public void Parts_come_to_the_total_and_none_is_a_cent_off() =>
        Gen.Select(Gen.Decimal[-1_000m, 1_000m].Array[1, 6], Gen.Decimal[-0.0099m, 0.0099m]).Sample((parts, off) =>
        {
            var total = decimal.ToInt64(decimal.Ceiling((parts.Sum() + off) * 100m));
            if (Math.Abs(total - (parts.Sum() * 100m)) >= 1)
            {
                return;
            }

            var cents = WholeCents.Spread(total, parts);
            Assert.Equal(total, cents.Sum());
            Assert.All(cents.Zip(parts), p => Assert.True(Math.Abs(p.First - (p.Second * 100m)) <= 1));
        });

    [Fact]
    public void The_largest_remainder_gets_the_cent_and_nothing_stays_nothing()
    {
        Assert.Equal([1, 0, 0], WholeCents.Spread(1, 0.006m, 0, 0.004m));
        Assert.Equal([0, -1, 0], WholeCents.Spread(-1, 0, -0.01m, 0));
        Assert.Equal([0, 0], WholeCents.Spread(0, 0, 0));
    }

    [Fact]
    public void A_total_that_the_parts_do_not_come_to_is_refused() =>
        Assert.Throws<ArgumentException>(() => WholeCents.Spread(5, 0.01m, 0.02m));
}
