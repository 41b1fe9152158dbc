using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Text;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Streams;

/// <summary>Writes down what happens to the streams of a channel, in the caller's transaction: that of the change which it tells.</summary>
public static class StreamEvents
{
    public const int LongestCode = 100;
    public const int LongestDetail = 500;

    /// <summary>The same word again, from whatever source, adds nothing.</summary>
    /// <param name="source">Must be said: what is written down now has a teller.</param>
    /// <param name="code">The vendor's own; empty where none was given.</param>
    /// <param name="detail">The vendor's own words.</param>
    public static Task AddAsync(
        StreamOpsDb db,
        long channelId,
        DateTimeOffset at,
        StreamEventKind kind,
        StreamEventSource source,
        CancellationToken cancel,
        string code = "",
        string detail = "") =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO stream_events (channel_id, at, kind, code, source, detail)
             VALUES ({channelId}, {db.Instant(at.ToMilliseconds())}, {WireName.Of(kind)}, {code.Storable(LongestCode)}, {WireName.Of(source)}, NULLIF({detail.Storable(LongestDetail)}, ''))
             ON CONFLICT DO NOTHING
             """,
            cancel);

    /// <summary>A start or an end was put right: the event moves with it.</summary>
    /// <param name="from">Where it stood; a stream older than the table has none there.</param>
    public static async Task MoveAsync(
        StreamOpsDb db, long channelId, StreamEventKind kind, DateTimeOffset from, DateTimeOffset to, StreamEventSource source, CancellationToken cancel)
    {
        await db.StreamEvents.Where(e => e.ChannelId == channelId && e.Kind == kind && e.At == from).ExecuteDeleteAsync(cancel);
        await AddAsync(db, channelId, to, kind, source, cancel);
    }

    public static StreamEventSource SourceOf(EndCause cause) => cause switch
    {
        EndCause.Api => StreamEventSource.Api,
        EndCause.Webhook => StreamEventSource.Webhook,
        EndCause.Polling => StreamEventSource.Polling,
        _ => StreamEventSource.Timeout,
    };
}
