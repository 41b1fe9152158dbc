using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>The platform's month.</summary>
/// <param name="LiveMs">Live time that lies in the month, streams still live included up to now.</param>
/// <param name="Channels">Channels with live time in the month.</param>
/// <param name="Streams">Streams with live time in the month.</param>
/// <param name="Audience">Viewers over the same window; the peak is that of the sum over all streams at one time.</param>
public sealed record PlatformMonth(
    BillingMonth Month, long LiveMs, int Channels, int Streams, Audience Audience, int LiveNow, int ViewersNow, DateTimeOffset AsOf)
{
    /// <summary>Hours, exact.</summary>
    public decimal StreamingHours => LiveMs / 3_600_000m;
}

/// <summary>Reads the platform's figures from roll-ups.</summary>
public sealed class PlatformFigures(StreamOpsDb db, StreamReads streams, BillingCalendar calendar, TimeProvider clock)
{
    public async Task<PlatformMonth> MonthAsync(BillingMonth month, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var span = calendar.Of(month);
        var until = span.End < now ? span.End : now;
        var live = (await streams.UncostedAsync(cancel)).Where(s => s.IsLive).ToList();
        var liveInMonth = live.Where(s => !s.Span.Intersect(span).IsEmpty).Select(s => s.Stream.Id).ToList();
        var inMonth = db.Streams.Where(s =>
            s.EndedAt == null ? liveInMonth.Contains(s.Id) : s.StartedAt < until && span.Start < now && s.EndedAt > span.Start && s.EndedAt > s.StartedAt);
        var streamCount = await inMonth.CountAsync(cancel);
        var channelCount = await inMonth.Select(s => s.ChannelId).Distinct().CountAsync(cancel);

        var (first, last) = (month.FirstDay, month.LastDay);
        var sums = await db.StreamDays
            .Where(d => d.Day >= first && d.Day <= last)
            .GroupBy(_ => 1)
            .Select(g => new { Live = g.Sum(d => d.LiveMs), Hls = g.Sum(d => d.HlsMs), Rtc = g.Sum(d => d.RtcMs), Sampled = g.Sum(d => d.SampledMs), Samples = g.Sum(d => d.Samples) })
            .SingleOrDefaultAsync(cancel);
        var peak = await db.PlatformMinutes
            .Where(p => p.Minute >= span.Start && p.Minute < span.End)
            .MaxAsync(p => (int?)p.Peak, cancel);

        var audience = new Audience(sums?.Hls ?? 0, sums?.Rtc ?? 0, sums?.Sampled ?? 0, sums?.Samples ?? 0, peak);
        var liveMs = sums?.Live ?? 0;
        foreach (var stream in live)
        {
            liveMs += stream.Span.Intersect(span).Milliseconds;
            audience += stream.OpenHold(span);
        }

        return new PlatformMonth(month, liveMs, channelCount, streamCount, audience, live.Count, live.Sum(s => s.ViewersNow ?? 0), now);
    }
}
