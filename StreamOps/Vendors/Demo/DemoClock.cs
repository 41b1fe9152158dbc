namespace StreamOps.Vendors.Demo;

/// <summary>
/// A clock that runs several simulated seconds per real second, starting at a given instant.
/// Time of day, elapsed time and timers all scale together, so that every part that takes a
/// <see cref="TimeProvider"/> lives in the same, faster day.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private readonly TimeProvider real;
    private readonly double speed;
    private readonly DateTimeOffset origin;
    private readonly DateTimeOffset realOrigin;
    private readonly long realStart;

    /// <param name="origin">The simulated instant at which this clock starts, UTC.</param>
    /// <param name="speed">Simulated seconds per real second.</param>
    /// <param name="real">What it is driven by.</param>
    public DemoClock(DateTimeOffset origin, double speed, TimeProvider? real = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(speed, DemoOptions.SlowestSpeed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speed, DemoOptions.FastestSpeed);
        this.real = real ?? System;
        this.speed = speed;
        this.origin = origin.ToUniversalTime();
        realOrigin = this.real.GetUtcNow();
        realStart = this.real.GetTimestamp();
    }

    /// <summary>Ticks, not the driver's own unit: nanoseconds times 3600 would overflow within weeks.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <summary>At speed 1 the system's corrections of its clock are followed; faster clocks only count elapsed time.</summary>
    public override DateTimeOffset GetUtcNow() =>
        speed == DemoOptions.SlowestSpeed
            ? origin + (real.GetUtcNow() - realOrigin)
            : origin + TimeSpan.FromTicks(GetTimestamp());

    public override long GetTimestamp() => (long)(real.GetElapsedTime(realStart).Ticks * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)), ToReal);

    /// <summary>Never under a real millisecond: timers count whole ones, and a period cut to 0 would never fire again.</summary>
    private TimeSpan ToReal(TimeSpan simulated)
    {
        if (speed == DemoOptions.SlowestSpeed || simulated <= TimeSpan.Zero)
        {
            return simulated;
        }

        var scaled = simulated / speed;
        var shortest = TimeSpan.FromMilliseconds(1);
        return scaled < shortest ? shortest : scaled;
    }

    private sealed class ScaledTimer(ITimer inner, Func<TimeSpan, TimeSpan> toReal) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(toReal(dueTime), toReal(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
