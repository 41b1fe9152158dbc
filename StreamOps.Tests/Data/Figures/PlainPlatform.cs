using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Data.Figures;

/// <summary>
/// What the five reads must say, from the words of the design: plain loops over raw rows and list prices. Uses no arithmetic of the product.
/// All times are Unix milliseconds.
/// </summary>
public sealed class PlainPlatform(IReadOnlyList<StreamRow> streams, ILookup<long, SampleRow> samples, DateTimeOffset now)
{
    private readonly long nowMs = now.ToUnixTimeMilliseconds();

    /// <summary>A value holds until the next sample, for at most three intervals, and not past the end or now.</summary>
    public sealed record Stretch(StreamRow Stream, long From, long To, int Hls, int Rtc);

    /// <summary>Live time, viewers and known time of some streams in a window.</summary>
    public sealed record Window(long LiveMs, long HlsMs, long RtcMs, long KnownMs, int Streams, int Channels)
    {
        public int Average => KnownMs == 0 ? 0 : (int)Math.Round((HlsMs + RtcMs) / (decimal)KnownMs, MidpointRounding.AwayFromZero);
    }

    public IEnumerable<Stretch> Stretches(StreamRow stream)
    {
        var rows = samples[stream.Id].OrderBy(r => r.Timestamp).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var leading = stream.Mode == StreamMode.AgoraOnly ? rows[i].AgoraViewers : rows[i].HlsViewers;
            var from = rows[i].Timestamp.ToUnixTimeMilliseconds();
            var to = Math.Min(from + (stream.SampleIntervalSeconds * 3000L), EndOf(stream));
            if (i + 1 < rows.Count)
            {
                to = Math.Min(to, rows[i + 1].Timestamp.ToUnixTimeMilliseconds());
            }

            if (rows[i].IsLive && leading is not null && to > from)
            {
                yield return new Stretch(stream, from, to, rows[i].HlsViewers ?? 0, rows[i].AgoraViewers ?? 0);
            }
        }
    }

    public Window In(long from, long to, Func<StreamRow, bool>? which = null)
    {
        var (live, hls, rtc, known) = (0L, 0L, 0L, 0L);
        var seen = new HashSet<long>();
        var rooms = new HashSet<long>();
        foreach (var stream in streams.Where(which ?? (_ => true)))
        {
            var inWindow = Overlap(stream.StartedAt.ToUnixTimeMilliseconds(), EndOf(stream), from, to);
            live += inWindow;
            if (inWindow > 0)
            {
                seen.Add(stream.Id);
                rooms.Add(stream.ChannelId);
            }

            foreach (var stretch in Stretches(stream))
            {
                var ms = Overlap(stretch.From, stretch.To, from, to);
                hls += ms * stretch.Hls;
                rtc += ms * stretch.Rtc;
                known += ms;
            }
        }

        return new Window(live, hls, rtc, known, seen.Count, rooms.Count);
    }

    /// <summary>Largest sum at one time: it can only begin where something begins.</summary>
    public int PeakOfSum(long from, long to)
    {
        var all = streams.SelectMany(Stretches).ToList();
        return all.Select(s => Math.Max(s.From, from)).Where(t => t < to).Distinct()
            .Select(t => all.Where(s => s.From <= t && t < s.To).Sum(s => s.Hls + s.Rtc))
            .DefaultIfEmpty(0).Max();
    }

    /// <summary>Largest sample of some streams.</summary>
    public int PeakSample(Func<StreamRow, bool> which, long from, long to) =>
        streams.Where(which).SelectMany(Stretches).Where(s => s.From >= from && s.From < to).Select(s => s.Hls + s.Rtc).DefaultIfEmpty(0).Max();

    /// <summary>A live stream counts up to now, but no further past its newest sample than ten minutes or three intervals.</summary>
    private long EndOf(StreamRow stream) => stream.EndedAt?.ToUnixTimeMilliseconds() ?? Math.Min(
        nowMs,
        samples[stream.Id].Select(s => s.Timestamp).Append(stream.StartedAt).Max().ToUnixTimeMilliseconds() + Math.Max(600_000L, stream.SampleIntervalSeconds * 3000L));

    private static long Overlap(long aFrom, long aTo, long bFrom, long bTo) => Math.Max(0, Math.Min(aTo, bTo) - Math.Max(aFrom, bFrom));
}
