using System.Numerics;
using CsCheck;
using StreamOps.Domain.Money;

namespace StreamOps.Tests.Domain.Money;

public sealed class UsdTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.01", 1)]
    [InlineData("0.010000", 1)]
    [InlineData("0.0100001", 2)]
    [InlineData("0.00000000000001", 1)]
    [InlineData("0.0891", 9)]
    [InlineData("0.748", 75)]
    [InlineData("34.27", 3427)]
    [InlineData("36.63", 3663)]
    [InlineData("-0.019", -1)]
    [InlineData("-0.02", -2)]
    [InlineData("-0.001", 0)]
    [InlineData("90000000000000", 9_000_000_000_000_000)]
    public void An_amount_is_rounded_up_to_a_cent(string usd, long cents)
    {
        var amount = decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(cents, Usd.ToCentsRoundedUp(amount));
        Assert.Equal(cents / 100m, Usd.RoundUpToCent(amount));
    }

    [Fact]
    public void The_result_is_never_below_the_truth_and_less_than_a_cent_above() =>
        Gen.Long[-10_000_000_000, 10_000_000_000].Select(n => n / 1_000_000m).Sample(amount =>
        {
            var shown = Usd.RoundUpToCent(amount);
            return shown >= amount && shown - amount < 0.01m;
        });

    [Fact]
    public void Quotients_that_add_up_to_a_whole_cent_buy_no_further_cent() =>
        Gen.Select(Gen.Int[2, 997], Gen.Int[1, 2000], Gen.Int[1, 40]).Sample((divisor, cents, pieces) =>
        {
            // The same true amount as n pieces of it, each a quotient that decimals cannot hold.
            var piece = cents / 100m / divisor;
            var sum = Enumerable.Repeat(piece, divisor).Sum();
            Assert.Equal(cents, Usd.ToCentsRoundedUp(sum));
            Assert.Equal(cents * (long)pieces, Usd.ToCentsRoundedUp(Enumerable.Repeat(sum, pieces).Sum()));
        }, iter: 300);

    [Fact]
    public void One_millisecond_above_a_cent_buys_the_next_one() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 36_000]).Sample((cents, milsPerThousandMinutes) =>
        {
            var perMs = milsPerThousandMinutes / 1000m / 60_000_000m;
            return Usd.ToCentsRoundedUp((cents / 100m) + perMs) == cents + 1 && Usd.ToCentsRoundedUp((cents / 100m) - perMs) == cents;
        });

    [Fact]
    public void It_agrees_with_whole_number_arithmetic() =>
        Gen.Select(Gen.Long[0, 4_000_000_000_000], Gen.Int[1, 60_000]).Sample((ms, milsPerThousandMinutes) =>
        {
            // cents = ceil(ms x price / 60,000,000 x 100), price in thousandths of a dollar.
            var (whole, rest) = BigInteger.DivRem((BigInteger)ms * milsPerThousandMinutes, 600_000_000);
            var amount = ms * (milsPerThousandMinutes / 1000m) / 60_000_000m;
            return Usd.ToCentsRoundedUp(amount) == (long)whole + (rest.IsZero ? 0 : 1);
        });
}
