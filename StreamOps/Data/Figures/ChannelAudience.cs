using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>Audience of a channel in one piece of time; without a sample, not known.</summary>
/// <param name="At">First instant of the piece.</param>
/// <param name="Day">Billing day in which it begins.</param>
public sealed record AudienceAt(DateTimeOffset At, DateOnly Day, Audience? Audience);

/// <summary>Reads a channel's audience over time from roll-ups, in pieces of an hour or of billing days, for its chart.</summary>
public sealed class ChannelAudience(StreamOpsDb db, BillingCalendar calendar)
{
    /// <summary>Every hour of the span, those between streams without an audience; nothing where no hour has one.</summary>
    public async Task<List<AudienceAt>> HoursAsync(long channelId, Interval span, CancellationToken cancel)
    {
        var minutes = await db.StreamMinutes.AsNoTracking()
            .Where(m => m.Minute >= span.Start && m.Minute < span.End && db.Streams.Any(s => s.Id == m.StreamId && s.ChannelId == channelId))
            .ToListAsync(cancel);
        var byHour = minutes.ToLookup(m => HourOf(m.Minute), m => m.Audience);
        return Pieces(byHour, HourOf(span.Start), span.End, at => at.AddHours(1));
    }

    /// <param name="days">Length of a piece in billing days.</param>
    public async Task<List<AudienceAt>> DaysAsync(long channelId, Interval span, int days, CancellationToken cancel)
    {
        var (first, last) = (calendar.DayOf(span.Start), calendar.DayOf(span.End.AddTicks(-1)));
        var rows = await db.StreamDays.AsNoTracking()
            .Where(d => d.Day >= first && d.Day <= last && db.Streams.Any(s => s.Id == d.StreamId && s.ChannelId == channelId))
            .ToListAsync(cancel);
        var byPiece = rows.ToLookup(
            d => calendar.StartOf(first.AddDays((d.Day.DayNumber - first.DayNumber) / days * days)), d => d.Audience);
        return Pieces(byPiece, calendar.StartOf(first), span.End, at => calendar.StartOf(calendar.DayOf(at).AddDays(days)));
    }

    private List<AudienceAt> Pieces(
        ILookup<DateTimeOffset, Audience> found, DateTimeOffset start, DateTimeOffset end, Func<DateTimeOffset, DateTimeOffset> next)
    {
        var pieces = new List<AudienceAt>();
        if (found.Count == 0)
        {
            return pieces;
        }

        for (var at = start; at < end; at = next(at))
        {
            pieces.Add(new AudienceAt(at, calendar.DayOf(at), found.Contains(at) ? found[at].Aggregate(default(Audience), (sum, a) => sum + a) : null));
        }

        return pieces;
    }

    private static DateTimeOffset HourOf(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
