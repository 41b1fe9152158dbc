using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
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
        if (await BillingMonths.FindClosedAsync(db, month, cancel) is { } closed)
        {
            return await ClosedAsync(closed, now, cancel);
        }

        var span = calendar.Of(month);
        var until = span.End < now ? span.End : now;
        var live = (await streams.UncostedAsync(cancel)).Where(s => s.IsLive).ToList();
        var liveInMonth = live.Where(s => !s.Span.Intersect(span).IsEmpty).Select(s => s.Stream.Id).ToList();
        var inMonth = db.Streams.Where(s =>
            s.EndedAt == null ? liveInMonth.Contains(s.Id) : s.StartedAt < until && span.Start < now && s.EndedAt > span.Start && s.EndedAt > s.StartedAt);
        var streamCount = await inMonth.CountAsync(cancel);
        var channelCount = await inMonth.Select(s => s.ChannelId).Distinct().CountAsync(cancel);

        var (liveMs, audience) = await SumsAsync(month, isClosed: false, cancel);
        var peak = await db.PlatformMinutes
            .Where(p => p.Minute >= span.Start && p.Minute < span.End)
            .MaxAsync(p => (int?)p.Peak, cancel);

        audience = audience with { Peak = peak };
        foreach (var stream in live)
        {
            liveMs += stream.Span.Intersect(span).Milliseconds;
            audience += stream.OpenHold(span);
        }

        return new PlatformMonth(month, liveMs, channelCount, streamCount, audience, live.Count, live.Sum(s => s.ViewersNow ?? 0), now);
    }

    /// <summary>As it was closed; what is on air now is no part of it.</summary>
    private async Task<PlatformMonth> ClosedAsync(BillingMonthRow closed, DateTimeOffset now, CancellationToken cancel)
    {
        var (liveMs, audience) = await SumsAsync(closed.Month, isClosed: true, cancel);
        var live = (await streams.UncostedAsync(cancel)).Where(s => s.IsLive).ToList();
        return new PlatformMonth(
            closed.Month, liveMs, closed.Channels, closed.Streams, audience with { Peak = closed.PeakViewers }, live.Count, live.Sum(s => s.ViewersNow ?? 0), now);
    }

    private async Task<(long LiveMs, Audience Audience)> SumsAsync(BillingMonth month, bool isClosed, CancellationToken cancel)
    {
        var sums = await UsageDays.Of(db, month, isClosed)
            .GroupBy(_ => 1)
            .Select(g => new { Live = g.Sum(d => d.LiveMs), Hls = g.Sum(d => d.HlsMs), Rtc = g.Sum(d => d.RtcMs), Sampled = g.Sum(d => d.SampledMs), Samples = g.Sum(d => d.Samples) })
            .SingleOrDefaultAsync(cancel);
        return sums is null ? default : (sums.Live, new Audience(sums.Hls, sums.Rtc, sums.Sampled, sums.Samples, null));
    }
}
