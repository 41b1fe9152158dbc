namespace StreamOps.Domain.Alerts;

/// <summary>The part of a person's day in which only what is critical may ring. Over midnight where it ends before it begins; empty where both are one.</summary>
/// <param name="From">Local time of day at which it begins.</param>
/// <param name="To">Local time of day at which it is over; no longer part of it.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>When the person may be told what happens at an instant.</summary>
    /// <param name="at">UTC.</param>
    /// <returns>The instant itself outside of the quiet hours and for what is critical; else the first one after them, UTC.</returns>
    public DateTimeOffset TellAt(DateTimeOffset at, Severity severity, TimeZoneInfo zone)
    {
        if (severity == Severity.Critical || !Contains(at, zone))
        {
            return at;
        }

        // Walked on the clock of the world, because a local day may lack an hour or have one twice.
        var end = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Step.Ticks), TimeSpan.Zero) + Step;
        while (Contains(end, zone))
        {
            end += Step;
        }

        return end;
    }

    private bool Contains(DateTimeOffset at, TimeZoneInfo zone)
    {
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return From < To ? time >= From && time < To : From != To && (time >= From || time < To);
    }
}
