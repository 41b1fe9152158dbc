using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Platform;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

/// <summary>C6: what has stopped is noticed within two of its periods, and nothing else is.</summary>
public sealed class LookoutTests
{
    private static readonly WatchedBeat Beat = new("judging", TimeSpan.FromSeconds(30), "Judging");

    private readonly FakeTimeProvider watch = new(Given.Noon);

    [Theory]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(120)]
    public async Task A_beat_that_stops_is_noticed_within_two_periods_and_health_is_red(int seconds)
    {
        var beat = Beat with { Period = TimeSpan.FromSeconds(seconds) };
        var lookout = new Lookout([beat], watch);
        for (var at = 0; at < 600; at += 10)
        {
            Assert.Empty(Look(lookout, Given.Noon.AddSeconds(at - (at % seconds))));
            watch.Advance(Lookout.Pause);
        }

        var stopped = watch.GetUtcNow();
        var last = stopped.AddSeconds(-1);
        while (Look(lookout, last).Count == 0)
        {
            watch.Advance(Lookout.Pause);
        }

        Assert.InRange(watch.GetUtcNow() - stopped, beat.Period, 2 * beat.Period);
        var health = await new HealthOfWatchdog(lookout).CheckHealthAsync(new HealthCheckContext());
        Assert.Equal((HealthStatus.Unhealthy, $"Judging has stopped: no sign of life since {last:yyyy-MM-dd'T'HH:mm:ss'Z'}"), (health.Status, health.Description));

        watch.Advance(Lookout.Pause);
        Assert.Empty(Look(lookout, watch.GetUtcNow()));
        Assert.Equal(HealthStatus.Healthy, (await new HealthOfWatchdog(lookout).CheckHealthAsync(new HealthCheckContext())).Status);
    }

    [Fact]
    public void What_never_began_is_noticed_too()
    {
        var lookout = new Lookout([Beat], watch);
        for (var at = 0; at < 50; at += 10)
        {
            Assert.Empty(lookout.Look(new Dictionary<string, DateTimeOffset?>()));
            watch.Advance(Lookout.Pause);
        }

        Assert.Null(Assert.Single(lookout.Look(new Dictionary<string, DateTimeOffset?>())).LastAt);
    }

    /// <summary>A clock that was set stamps signs of another day; they are signs all the same.</summary>
    [Fact]
    public void It_is_the_change_of_the_sign_that_counts_and_not_its_instant()
    {
        var lookout = new Lookout([Beat], watch);
        for (var i = 0; i < 100; i++)
        {
            Assert.Empty(Look(lookout, Given.Noon.AddDays(i % 2 == 0 ? -1 : 1).AddSeconds(i)));
            watch.Advance(Lookout.Pause);
        }
    }

    [Fact]
    public void A_machine_that_slept_holds_nothing_against_anybody()
    {
        var lookout = new Lookout([Beat], watch);
        Look(lookout, Given.Noon);
        watch.Advance(TimeSpan.FromHours(8));

        Assert.Empty(Look(lookout, Given.Noon));
    }

    [Fact]
    public async Task A_watchdog_that_does_not_look_is_itself_the_fault()
    {
        var lookout = new Lookout([Beat], watch);
        Look(lookout, Given.Noon);
        watch.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("the watchdog itself has stopped", (await new HealthOfWatchdog(lookout).CheckHealthAsync(new HealthCheckContext())).Description);
    }

    private static IReadOnlyList<StoppedBeat> Look(Lookout lookout, DateTimeOffset sign) =>
        lookout.Look(new Dictionary<string, DateTimeOffset?> { [Beat.Connector] = sign });
}
