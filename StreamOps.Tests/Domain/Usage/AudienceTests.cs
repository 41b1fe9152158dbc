using CsCheck;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class AudienceTests
{
    private static readonly Gen<Audience> Any =
        Gen.Select(Gen.Long[0, 1L << 50], Gen.Long[0, 1L << 50], Gen.Long[0, 1L << 40], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20].Nullable())
            .Select((hls, rtc, sampled, samples, peak) => new Audience(hls, rtc, sampled, samples, peak));

    [Fact]
    public void Both_legs_are_audience()
    {
        var minute = new Audience(60_000 * 40, 60_000 * 2, 60_000, 12, 45);
        Assert.Equal(42m, minute.ViewerMinutes);
        Assert.Equal(42m, minute.Average);
        Assert.Equal(42, minute.WholeAverage);
    }

    [Theory]
    [InlineData(1499, 1)]
    [InlineData(1500, 2)]
    [InlineData(2500, 3)]
    public void The_shown_average_is_rounded_half_up(long viewerMs, int shown) =>
        Assert.Equal(shown, new Audience(viewerMs, 0, 1000, 1, null).WholeAverage);

    [Fact]
    public void Nothing_sampled_has_no_average()
    {
        Assert.Null(default(Audience).Average);
        Assert.Equal(0, default(Audience).WholeAverage);
        Assert.Null(default(Audience).Peak);
    }

    [Fact]
    public void Coverage_is_the_sampled_share_of_live_time_and_never_over_a_hundred()
    {
        var quarter = new Audience(0, 0, 900_000, 1, 0);
        Assert.Equal(25m, quarter.CoveragePercent(3_600_000));
        Assert.Equal(100m, quarter.CoveragePercent(800_000));
        Assert.Null(quarter.CoveragePercent(0));
        Assert.Equal(0m, default(Audience).CoveragePercent(1));
    }

    [Fact]
    public void Order_and_grouping_do_not_matter_to_a_sum() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal(a, a + default(Audience));
        Assert.Equal(a + b, ((a + b).Minus(b)) + b);
    });

    [Fact]
    public void Readings_after_the_end_do_not_count()
    {
        var start = DateTimeOffset.UnixEpoch;
        Reading[] readings = [new(start, new Viewers(10, 0)), new(start.AddSeconds(5), new Viewers(20, 0)), new(start.AddSeconds(30), new Viewers(900, 0))];
        Assert.Equal(
            new Audience(10 * 5_000 + 20 * 3_000, 0, 8_000, 2, 20),
            Audience.Of(readings, TimeSpan.FromSeconds(15), start.AddSeconds(8)));
    }
}
