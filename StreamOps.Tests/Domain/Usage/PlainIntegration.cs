using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

/// <summary>The definition of viewer-minutes, spelled out one millisecond after the other. Shares no code with the product.</summary>
internal sealed class PlainIntegration
{
    public PlainIntegration(Reading[] readings, TimeSpan maxGap, DateTimeOffset? end, BillingCalendar calendar)
    {
        foreach (var reading in readings.Where(r => end is null || r.At <= end))
        {
            Add(reading.At, calendar, new Audience(0, 0, 0, 1, reading.Viewers?.Total));
        }

        if (readings.Length == 0)
        {
            return;
        }

        var next = 0;
        for (var at = readings[0].At; at < readings[^1].At + maxGap; at = at.AddMilliseconds(1))
        {
            while (next < readings.Length && readings[next].At <= at)
            {
                next++;
            }

            var held = readings[next - 1];
            if (held.Viewers is not { } viewers || at >= held.At + maxGap || at >= end)
            {
                continue;
            }

            // A live stream's newest reading is open: shown on the platform at once, summed only when something follows it.
            if (next < readings.Length || end is not null)
            {
                Add(at, calendar, new Audience(viewers.Hls, viewers.Rtc, 1, 0, null));
            }

            if (viewers.Total > 0)
            {
                var minute = MinuteOf(at);
                PlatformPeaks[minute] = Math.Max(PlatformPeaks.GetValueOrDefault(minute), viewers.Total);
            }
        }
    }

    public Audience Total { get; private set; }

    public Dictionary<DateTimeOffset, Audience> Minutes { get; } = [];

    public Dictionary<DateOnly, Audience> Days { get; } = [];

    public Dictionary<DateTimeOffset, int> PlatformPeaks { get; } = [];

    private static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, TimeSpan.Zero);

    private void Add(DateTimeOffset at, BillingCalendar calendar, Audience one)
    {
        var (minute, day) = (MinuteOf(at), calendar.DayOf(at));
        Total += one;
        Minutes[minute] = Minutes.GetValueOrDefault(minute) + one;
        Days[day] = Days.GetValueOrDefault(day) + one;
    }
}
