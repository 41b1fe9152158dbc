using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Streams;
using StreamOps.Platform;

namespace StreamOps.Features.Streams;

/// <summary>Ends a stream as the platform's backend says. A second end changes nothing.</summary>
public sealed class EndStream(StreamOpsDb db, StreamStore store, TimeProvider clock)
{
    public async Task<IResult> RunAsync(long streamId, HttpContext http, CancellationToken cancel)
    {
        var body = await WebJsonBody.ReadAsync(http.Request, EndStreamBody.Read, cancel);
        var stream = await db.Streams.AsNoTracking().SingleOrDefaultAsync(s => s.Id == streamId, cancel);
        if (stream is null)
        {
            return WebProblem.NotFound($"There is no stream {streamId}.");
        }

        if (stream.EndedAt is not null)
        {
            return TypedResults.Ok(StreamAnswer.Of(stream));
        }

        var now = clock.GetUtcNow();
        var end = body.EndedAt ?? (now > stream.StartedAt ? now : stream.StartedAt);
        if (await FaultAsync(stream, end, now, cancel) is { } fault)
        {
            return WebProblem.Impossible(WebFieldErrors.Of("endedAt", fault));
        }

        var ended = await store.EndAsync(streamId, end, EndCause.Api, correct: false, cancel);
        return TypedResults.Ok(StreamAnswer.Of(ended!));
    }

    private async Task<string?> FaultAsync(StreamRow stream, DateTimeOffset end, DateTimeOffset now, CancellationToken cancel)
    {
        if (end < stream.StartedAt)
        {
            return string.Create(CultureInfo.InvariantCulture, $"is before the start at {stream.StartedAt:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
        }

        if (IngestTime.Fault(end, now) is { } fault)
        {
            return fault;
        }

        // While a stream is live nothing can start on its channel, so what is not there now will not come in between.
        var next = await db.Streams.AsNoTracking()
            .Where(s => s.ChannelId == stream.ChannelId && s.StartedAt > stream.StartedAt && s.StartedAt < end)
            .OrderBy(s => s.StartedAt)
            .FirstOrDefaultAsync(cancel);
        return next is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"is after stream {next.Id} of the same channel began, at {next.StartedAt:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
    }
}
