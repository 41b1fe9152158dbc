namespace StreamOps.Domain.Time;

/// <summary>The grain of recorded time. Both databases, the API and all sums agree on whole milliseconds, UTC.</summary>
public static class Instants
{
    /// <summary>The same instant in UTC with anything finer than a millisecond cut off.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    /// <summary>Start of the UTC minute the instant lies in.</summary>
    public static DateTimeOffset ToMinute(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    /// <summary>The UTC day the instant lies in: that of the vendors' usage, not of the bill.</summary>
    public static DateOnly UtcDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
