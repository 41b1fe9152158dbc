using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Streams;

/// <summary>What is known of a channel around an instant.</summary>
internal static class AirStates
{
    private static readonly Expression<Func<StreamRow, AirSpan>> Span = s => new AirSpan(s.Id, s.StartedAt, s.EndedAt)
    {
        EndIsGuess = s.EndedBy == EndCause.Polling || s.EndedBy == EndCause.Timeout,
        EndIsFinal = s.EndedBy == EndCause.Api,
        LostAt = s.LostAt,
    };

    public static async Task<AirState> AtAsync(StreamOpsDb db, long channelId, DateTimeOffset instant, CancellationToken cancel)
    {
        // Streams are kept in whole milliseconds; compared finer, a signal would lie before the stream that it began.
        var at = instant.ToMilliseconds();
        var streams = db.Streams.AsNoTracking().Where(s => s.ChannelId == channelId);
        var (present, agoraOff) = await ChannelWords.AgoraAsync(db, channelId, cancel);
        return new AirState
        {
            Around = await streams.Where(s => s.StartedAt <= at && (s.EndedAt == null || s.EndedAt > at))
                .OrderByDescending(s => s.StartedAt).Select(Span).FirstOrDefaultAsync(cancel),
            Before = await streams.Where(s => s.EndedAt != null && s.EndedAt <= at)
                .OrderByDescending(s => s.StartedAt).Select(Span).FirstOrDefaultAsync(cancel),
            After = await streams.Where(s => s.StartedAt > at)
                .OrderBy(s => s.StartedAt).Select(Span).FirstOrDefaultAsync(cancel),
            HostsPresent = present,
            AgoraOffAt = agoraOff,
            CloudflareOffAt = await ChannelWords.CloudflareOffAsync(db, channelId, cancel),
        };
    }
}
