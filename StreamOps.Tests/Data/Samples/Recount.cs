using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Data.Samples;

/// <summary>
/// What the roll-ups must say, by plain loops over raw rows. Shares no arithmetic with the product: a hold is cut millisecond-true into minutes and days
/// by walking, a peak of the platform is found by asking at every instant at which anything changes.
/// </summary>
public sealed class Recount
{
    private readonly List<(long From, long To, int Hls, int Rtc)> provisional = [];

    public Recount(StreamRow stream, IEnumerable<SampleRow> rows, TimeZoneInfo zone)
    {
        var samples = rows.Where(r => r.StreamId == stream.Id).OrderBy(r => r.Timestamp).ToList();
        long? end = stream.EndedAt?.ToUnixTimeMilliseconds();
        var gap = stream.SampleIntervalSeconds * 3000L;
        for (var i = 0; i < samples.Count; i++)
        {
            var at = samples[i].Timestamp.ToUnixTimeMilliseconds();
            var viewers = ViewersOf(stream.Mode, samples[i]);
            if (end is null || at <= end)
            {
                See(at, viewers, zone);
            }

            if (viewers is not { } known)
            {
                continue;
            }

            long? next = i + 1 < samples.Count ? samples[i + 1].Timestamp.ToUnixTimeMilliseconds() : null;
            var until = Math.Min(Math.Min(next ?? long.MaxValue, end ?? long.MaxValue), at + gap);
            if (until > at)
            {
                provisional.Add((at, until, known.Hls, known.Rtc));
                if (next is not null || end is not null)
                {
                    Add(at, until, known.Hls, known.Rtc, zone);
                }
            }
        }

        if (end is { } ended)
        {
            for (var t = stream.StartedAt.ToUnixTimeMilliseconds(); t < ended;)
            {
                var day = DayOf(t, zone);
                var stop = Math.Min(ended, StartOf(day.AddDays(1), zone));
                LiveMs[day] = LiveMs.GetValueOrDefault(day) + stop - t;
                t = stop;
            }
        }
    }

    public Dictionary<long, Sums> Minutes { get; } = [];

    public Dictionary<DateOnly, Sums> Days { get; } = [];

    public Dictionary<DateOnly, long> LiveMs { get; } = [];

    public Sums Total { get; private set; }

    /// <summary>Largest sum of viewers of several streams at one time, by UTC minute.</summary>
    public static Dictionary<long, int> PlatformPeaks(IReadOnlyCollection<Recount> streams)
    {
        var holds = streams.SelectMany(s => s.provisional).ToList();
        var peaks = new Dictionary<long, int>();
        foreach (var hold in holds)
        {
            for (var minute = hold.From - (hold.From % 60_000); minute < hold.To; minute += 60_000)
            {
                var instant = Math.Max(minute, hold.From);
                var sum = holds.Where(h => h.From <= instant && instant < h.To).Sum(h => h.Hls + h.Rtc);
                peaks[minute] = Math.Max(peaks.GetValueOrDefault(minute), sum);
            }
        }

        return peaks;
    }

    private static (int Hls, int Rtc)? ViewersOf(StreamMode mode, SampleRow sample)
    {
        var leading = mode == StreamMode.AgoraOnly ? sample.AgoraViewers : sample.HlsViewers;
        return sample.IsLive && leading is not null ? (sample.HlsViewers ?? 0, sample.AgoraViewers ?? 0) : null;
    }

    private static DateOnly DayOf(long ms, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone).DateTime);

    private static long StartOf(DateOnly day, TimeZoneInfo zone)
    {
        // Walks by minutes: zones of the tests change day on a whole minute.
        var t = new DateTimeOffset(day.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        while (DayOf(t, zone) < day)
        {
            t += 60_000;
        }

        return t;
    }

    private void See(long at, (int Hls, int Rtc)? viewers, TimeZoneInfo zone)
    {
        var one = new Sums(0, 0, 0, 1, viewers is { } v ? v.Hls + v.Rtc : null);
        var minute = at - (at % 60_000);
        Minutes[minute] = Minutes.GetValueOrDefault(minute).Plus(one);
        Days[DayOf(at, zone)] = Days.GetValueOrDefault(DayOf(at, zone)).Plus(one);
        Total = Total.Plus(one);
    }

    private void Add(long from, long to, int hls, int rtc, TimeZoneInfo zone)
    {
        for (var t = from; t < to;)
        {
            var minute = t - (t % 60_000);
            var stop = Math.Min(to, minute + 60_000);
            var piece = new Sums(hls * (stop - t), rtc * (stop - t), stop - t, 0, null);
            Minutes[minute] = Minutes.GetValueOrDefault(minute).Plus(piece);
            Days[DayOf(t, zone)] = Days.GetValueOrDefault(DayOf(t, zone)).Plus(piece);
            Total = Total.Plus(piece);
            t = stop;
        }
    }
}

/// <summary>Sums of viewer-milliseconds and the largest sample.</summary>
public readonly record struct Sums(long HlsMs, long RtcMs, long SampledMs, int Samples, int? Peak)
{
    public Sums Plus(Sums other) => new(
        HlsMs + other.HlsMs,
        RtcMs + other.RtcMs,
        SampledMs + other.SampledMs,
        Samples + other.Samples,
        Peak is null ? other.Peak : other.Peak is null ? Peak : Math.Max(Peak.Value, other.Peak.Value));
}
