using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Platform;

namespace StreamOps.Features.Metrics;

/// <summary>Holds samples against the streams they say they belong to.</summary>
public sealed class SampleCheck(StreamOpsDb db, TimeProvider clock)
{

    /// <returns>What cannot be, by field path; empty where the whole batch may be stored.</returns>
    public async Task<WebFieldErrors> RunAsync(IReadOnlyList<NewSample> samples, CancellationToken cancel)
    {
        var ids = samples.Select(s => s.StreamId).Distinct().ToList();
        var streams = await db.Streams.AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, cancel);
        var horizon = await SampleHorizon.ReadAsync(db, cancel);
        var errors = new WebFieldErrors();
        var now = clock.GetUtcNow();
        for (var i = 0; i < samples.Count && !errors.IsFull; i++)
        {
            if (!streams.TryGetValue(samples[i].StreamId, out var stream))
            {
                errors.Add($"{SampleBatch.PathOf(i)}.streamId", string.Create(CultureInfo.InvariantCulture, $"names stream {samples[i].StreamId}, which does not exist"));
            }
            else if (Fault(stream, samples[i].At, now, horizon) is { } fault)
            {
                errors.Add($"{SampleBatch.PathOf(i)}.timestamp", fault);
            }
        }

        return errors;
    }

    private static string? Fault(StreamRow stream, DateTimeOffset at, DateTimeOffset now, DropMark? horizon) =>
        at < stream.StartedAt ? Says("before the start of the stream at", stream.StartedAt)
        : at > stream.EndedAt ? Says("after the end of the stream at", stream.EndedAt.Value)
        : horizon is { } dropped && dropped.Covers(stream, at) ? Says("of a time whose raw samples were dropped, so that its figures are final: before", dropped.Before)
        : IngestTime.Fault(at, now);

    private static string Says(string what, DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"is {what} {instant:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
}
