using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Time;

/// <summary>2026 to 2030 in six zones, 10,956 local days: with whole and half hours of change, jumps over midnight and midnights that come twice.</summary>
internal static class LocalDays
{
    public static readonly TheoryData<string> Zones =
        ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Africa/Cairo"];

    public static DateOnly First { get; } = new(2026, 1, 1);

    public static DateOnly AfterLast { get; } = new(2031, 1, 1);

    public static BillingCalendar In(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>
    /// When a beat comes in a local day: at its first instant and again at the same, then every few hours up to its last; on some days the server was
    /// off, and the first comes hours late.
    /// </summary>
    public static IEnumerable<DateTimeOffset> Beats(BillingCalendar calendar, DateOnly day)
    {
        var span = calendar.Of(day);
        var late = TimeSpan.FromHours(day.DayNumber % 5 == 0 ? day.DayNumber % 20 : 0);
        yield return span.Start + late;
        yield return span.Start + late;
        for (var at = span.Start + late + TimeSpan.FromMinutes(11); at < span.End; at = at.AddHours(2))
        {
            yield return at;
        }

        yield return span.End.AddTicks(-1);
    }
}
