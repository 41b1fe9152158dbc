using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Metrics;

public sealed class RepeatedSamplesTests
{
    /// <summary>10,000 samples of 20 streams, each sent five times, shuffled, over 32 connections at once.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task A1_Samples_sent_five_times_over_32_connections_are_stored_once(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var random = new Random(1);
        var samples = new List<string>();
        for (var s = 0; s < 20; s++)
        {
            var id = await app.StreamAsync(IngestApp.Start.AddSeconds(s));
            samples.AddRange(Enumerable.Range(0, 500).Select(i => IngestApp.Sample(
                id, IngestApp.Start.AddSeconds(s + (5 * i)), random.Next(9) == 0 ? "null" : $"{random.Next(500)}")));
        }

        var requests = Enumerable.Repeat(samples, 5).SelectMany(s => s).OrderBy(_ => random.Next()).Chunk(50).ToList();
        var (accepted, duplicates) = (0, 0);
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (request, _) =>
        {
            var answer = await IngestApp.AnswerAsync(await app.PostTextAsync("/api/v1/metrics", IngestApp.Batch(request)));
            Interlocked.Add(ref accepted, answer.GetProperty("accepted").GetInt32());
            Interlocked.Add(ref duplicates, answer.GetProperty("duplicates").GetInt32());
        });

        Assert.Equal((10_000, 40_000), (accepted, duplicates));
        await using var db = app.Database.Open();
        Assert.Equal(10_000, await db.Samples.CountAsync());
        await Data.Samples.RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }
}
