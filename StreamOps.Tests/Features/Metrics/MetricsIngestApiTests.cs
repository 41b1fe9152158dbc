using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Samples;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Metrics;

public sealed class MetricsIngestApiTests
{
    private const string Path = "/api/v1/metrics";

    [Theory, ClassData<DatabaseKinds>]
    public async Task Samples_are_stored_as_sent_and_counted(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var id = await app.StreamAsync();
        var full = $$"""
            {"streamId":{{id}},"timestamp":"2024-05-14T20:00:05.1239+02:00","relayStatus":"error","isLive":false,"hlsViewers":null,"agoraViewers":3,
            "bitrateKbps":2500,"frameRate":29.97,"packetLossPercent":0.5,"cloudflareStreamId":"abc"}
            """;

        var answer = await IngestApp.AnswerAsync(await app.PostTextAsync(Path, IngestApp.Batch(full, IngestApp.Sample(id, IngestApp.Start), IngestApp.Sample(id, IngestApp.Start))));

        Assert.Equal((2, 1), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicates").GetInt32()));
        await using var db = app.Database.Open();
        var row = await db.Samples.SingleAsync(s => s.CloudflareStreamId == "abc");
        Assert.Equal(IngestApp.Start.AddMilliseconds(5123), row.Timestamp);
        Assert.Equal(
            ("error", false, null, 3, 2500, 29.97, 0.5, 5, SampleSource.Api),
            (StreamOps.Domain.Streams.WireName.Of(row.RelayStatus), row.IsLive, row.HlsViewers, row.AgoraViewers, row.BitrateKbps, row.FrameRate,
                row.PacketLossPercent, row.DurationSeconds, row.Source));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task One_sample_a_line_is_the_same_with_blank_lines_passed_over(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var id = await app.StreamAsync();
        var lines = $"\n{IngestApp.Sample(id, IngestApp.Start)}\r\n  \n{IngestApp.Sample(id, IngestApp.Start.AddSeconds(5))}";

        var answer = await IngestApp.AnswerAsync(await app.PostTextAsync(Path, lines, "application/x-ndjson"));

        Assert.Equal(2, answer.GetProperty("accepted").GetInt32());
        var errors = await IngestApp.RefusalAsync(
            await app.PostTextAsync(Path, $"{lines}\n\n{IngestApp.Sample(id, IngestApp.Start, "-1")}\nnonsense", "application/x-ndjson"), 400);
        Assert.Equal(["samples[2].hlsViewers", "samples[3]"], errors.Keys);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task One_sample_that_cannot_be_refuses_the_batch_and_is_named(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var id = await app.StreamAsync();
        await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/streams/{id}/end", new { endedAt = IngestApp.Start.AddHours(1) }));
        var live = await app.StreamAsync();
        var good = IngestApp.Sample(id, IngestApp.Start);

        foreach (var (bad, field, reason) in new[]
        {
            (IngestApp.Sample(9999, IngestApp.Start), "samples[1].streamId", "does not exist"),
            (IngestApp.Sample(id, IngestApp.Start.AddMilliseconds(-1)), "samples[1].timestamp", "before the start"),
            (IngestApp.Sample(id, IngestApp.Start.AddHours(1).AddMilliseconds(1)), "samples[1].timestamp", "after the end"),
            (IngestApp.Sample(live, TimeProvider.System.GetUtcNow().AddSeconds(90)), "samples[1].timestamp", "in the future"),
        })
        {
            var errors = await IngestApp.RefusalAsync(await app.PostTextAsync(Path, IngestApp.Batch(good, bad)), 422);

            Assert.Equal([field], errors.Keys);
            Assert.Contains(reason, errors[field][0]);
        }

        await using var db = app.Database.Open();
        Assert.False(await db.Samples.AnyAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_full_queue_is_429_with_nothing_half_written_and_what_was_taken_is_answered(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind, ("Ingest:QueueCapacity", "10000"));
        var id = await app.StreamAsync();
        var batch = IngestApp.Batch(Enumerable.Range(0, 10_000).Select(i => IngestApp.Sample(id, IngestApp.Start.AddSeconds(i))));
        Task<HttpResponseMessage> waiting;
        await using (var db = app.Database.Open())
        {
            // Holds the stream, on SQLite the whole database: the writer must wait.
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.LockRowsAsync("streams", "id", [id], CancellationToken.None);
            waiting = app.PostTextAsync(Path, batch);
            while (((SampleQueue)app.Services.GetService(typeof(SampleQueue))!).Waiting == 0)
            {
                await Task.Delay(20);
            }

            var refused = await app.PostTextAsync(Path, IngestApp.Batch(IngestApp.Sample(id, IngestApp.Start.AddDays(1))));

            await IngestApp.RefusalAsync(refused, 429);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(10_000, (await IngestApp.AnswerAsync(await waiting)).GetProperty("accepted").GetInt32());
        await using var after = app.Database.Open();
        Assert.Equal(10_000, await after.Samples.CountAsync());
        await Data.Samples.RollUps.AssertEqualToRecountAsync(after, TimeZoneInfo.Utc);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_write_that_fails_is_503_with_nothing_half_written_and_the_same_batch_may_come_again(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var id = await app.StreamAsync();
        var batch = IngestApp.Batch(IngestApp.Sample(id, IngestApp.Start));
        await using var db = app.Database.Open();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE platform_minutes RENAME TO platform_minutes_away");

        var refused = await app.PostTextAsync(Path, batch);

        await IngestApp.RefusalAsync(refused, 503);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal((0, 0, 0), (await db.Samples.CountAsync(), await db.StreamTotals.CountAsync(), await db.StreamMinutes.CountAsync()));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE platform_minutes_away RENAME TO platform_minutes");
        Assert.Equal(1, (await IngestApp.AnswerAsync(await app.PostTextAsync(Path, batch))).GetProperty("accepted").GetInt32());
        await Data.Samples.RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }

    [Fact]
    public async Task More_than_5_MB_is_413_packed_or_not_and_packed_samples_are_read()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        var id = await app.StreamAsync();
        var large = IngestApp.Batch(IngestApp.Sample(id, IngestApp.Start)) + new string(' ', 6_000_000);

        await IngestApp.RefusalAsync(await app.PostTextAsync(Path, large), 413);
        await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, new StreamContent(new Chunks(large)) { Headers = { ContentType = new("application/json") } }), 413);
        await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, Packed(large)), 413);
        Assert.Equal(1, (await IngestApp.AnswerAsync(await app.Client.PostAsync(Path, Packed(large[..4_000_000])))).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task What_is_not_what_its_headers_say_is_400_or_415()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        var broken = Packed("{}");
        var content = new ByteArrayContent([1, 2, 3, 4]) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };
        var strange = new ByteArrayContent([1, 2, 3, 4]) { Headers = { ContentType = new("application/json"), ContentEncoding = { "zip" } } };
        broken.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        Assert.Equal(["$"], (await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, content), 400)).Keys);
        await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, strange), 415);
        await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, broken), 415);
        await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, new StringContent("{}", Encoding.Unicode, "application/json")), 415);
        await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, new ByteArrayContent([.. "{}"u8])), 415);
        Assert.Equal(["samples"], (await IngestApp.RefusalAsync(await app.Client.PostAsync(Path, null), 400)).Keys);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        var id = await app.StreamAsync();

        var answer = await IngestApp.AnswerAsync(await app.PostTextAsync(Path, "\uFEFF" + IngestApp.Batch(IngestApp.Sample(id, IngestApp.Start))));

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task A_batch_holds_1_to_10_000_samples(string contentType)
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        var id = await app.StreamAsync();
        var samples = Enumerable.Range(0, 10_001).Select(i => IngestApp.Sample(id, IngestApp.Start.AddSeconds(i))).ToList();
        string Body(int count) => contentType == "application/json" ? IngestApp.Batch(samples.Take(count)) : string.Join('\n', samples.Take(count));

        Assert.Equal(["samples"], (await IngestApp.RefusalAsync(await app.PostTextAsync(Path, Body(0), contentType), 400)).Keys);
        Assert.Equal(["samples"], (await IngestApp.RefusalAsync(await app.PostTextAsync(Path, Body(10_001), contentType), 400)).Keys);
        Assert.Equal(10_000, (await IngestApp.AnswerAsync(await app.PostTextAsync(Path, Body(10_000), contentType))).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_body_full_of_faults_is_answered_with_the_first_hundred()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);

        var errors = await IngestApp.RefusalAsync(await app.PostTextAsync(Path, IngestApp.Batch(Enumerable.Repeat("{}", 5000))), 400);

        Assert.Equal(100, errors.Count);
        Assert.Equal("is missing", errors["samples[0].streamId"][0]);
    }

    private static ByteArrayContent Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };
    }

    /// <summary>A body whose length the client does not know beforehand.</summary>
    private sealed class Chunks(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
