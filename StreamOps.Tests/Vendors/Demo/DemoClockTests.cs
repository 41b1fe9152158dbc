using Microsoft.Extensions.Time.Testing;
using StreamOps.Vendors.Demo;

namespace StreamOps.Tests.Vendors.Demo;

public class DemoClockTests
{
    private static readonly DateTimeOffset Origin = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider real = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(3600)]
    public void A_real_second_is_as_many_simulated_ones_as_the_speed(double speed)
    {
        var clock = new DemoClock(Origin, speed, real);
        var start = clock.GetTimestamp();
        Assert.Equal(Origin, clock.GetUtcNow());

        real.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(Origin.AddSeconds(10 * speed), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(10 * speed), clock.GetElapsedTime(start));
    }

    [Fact]
    public void A_year_at_full_speed_does_not_overflow()
    {
        var clock = new DemoClock(Origin, DemoOptions.FastestSpeed, real);
        var start = clock.GetTimestamp();

        real.Advance(TimeSpan.FromDays(365));

        Assert.Equal(TimeSpan.FromDays(365 * DemoOptions.FastestSpeed), clock.GetElapsedTime(start));
    }

    [Fact]
    public async Task A_delay_ends_when_its_simulated_time_has_passed_and_not_before()
    {
        var clock = new DemoClock(Origin, 60, real);
        var delay = Task.Delay(TimeSpan.FromMinutes(1), clock);

        real.Advance(TimeSpan.FromMilliseconds(990));
        Assert.False(delay.IsCompleted);
        real.Advance(TimeSpan.FromMilliseconds(10));

        await delay.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_period_shorter_than_a_real_millisecond_still_repeats()
    {
        var clock = new DemoClock(Origin, 3600, real);
        var calls = 0;
        using var timer = clock.CreateTimer(_ => calls++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        real.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(5, calls);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(5, calls);
    }

    [Fact]
    public void A_speed_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemoClock(Origin, 0.5, real));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemoClock(Origin, 3601, real));
    }
}
