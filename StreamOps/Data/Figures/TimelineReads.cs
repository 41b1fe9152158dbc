using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>A note as it is shown.</summary>
/// <param name="Author">Name of the person, or the address where there is none.</param>
public sealed record TimelineNote(long Id, DateTimeOffset At, string Text, string Author, DateTimeOffset CreatedAt);

/// <summary>What happened to a stream, and what people wrote beside it.</summary>
/// <param name="Events">In order of time.</param>
/// <param name="IsCut">More happened than is told.</param>
public sealed record TimelineRead(IReadOnlyList<StreamEvent> Events, IReadOnlyList<TimelineNote> Notes, bool IsCut);

/// <summary>Reads timelines of streams.</summary>
public sealed class TimelineReads(StreamOpsDb db)
{
    /// <summary>A relay that comes and goes all the time fills no page.</summary>
    public const int MostEvents = 200;

    public async Task<TimelineRead> OfAsync(StreamRow stream, CancellationToken cancel)
    {
        var end = stream.EndedAt ?? DateTimeOffset.MaxValue.ToMilliseconds();
        var rows = await db.StreamEvents.AsNoTracking()
            .Where(e => e.ChannelId == stream.ChannelId && e.At >= stream.StartedAt && e.At <= end)
            .OrderBy(e => e.At).ThenBy(e => e.Kind).ThenBy(e => e.Code)
            .Take(MostEvents + 1)
            .ToListAsync(cancel);
        var heard = rows.Take(MostEvents).Select(r => r.ToEvent());
        var endedBy = stream.EndedBy is { } cause ? StreamEvents.SourceOf(cause) : (StreamEventSource?)null;
        return new TimelineRead(
            StreamTimeline.Of(stream.StartedAt, stream.EndedAt, endedBy, heard), await NotesAsync(stream.Id, cancel), rows.Count > MostEvents);
    }

    /// <summary>All of a stream's notes, in order of time: there are never more than the most that may be written.</summary>
    private Task<List<TimelineNote>> NotesAsync(long streamId, CancellationToken cancel) =>
        db.StreamNotes.AsNoTracking()
            .Where(n => n.StreamId == streamId)
            .OrderBy(n => n.At).ThenBy(n => n.Id)
            .Select(n => new TimelineNote(n.Id, n.At, n.Text, n.Author!.DisplayName != "" ? n.Author.DisplayName : n.Author.Email ?? "", n.CreatedAt))
            .ToListAsync(cancel);
}
