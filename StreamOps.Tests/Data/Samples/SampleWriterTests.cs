using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Samples;

public sealed class SampleWriterTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stop_writes_and_answers_what_was_taken_and_takes_no_more(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        var queue = new SampleQueue(100_000);
        using var writer = NewWriter(database, queue);
        await writer.StartAsync(CancellationToken.None);
        var requests = Enumerable.Range(0, 40).Select(r => queue.WriteAsync(Some(stream, r * 100), CancellationToken.None)).ToList();

        await writer.StopAsync(CancellationToken.None);

        Assert.All(requests, r => Assert.True(r.IsCompletedSuccessfully));
        Assert.Equal(4000, await db.Samples.CountAsync());
        Assert.Equal(0, queue.Waiting);
        await Assert.ThrowsAsync<SampleQueueFullException>(() => queue.WriteAsync(Some(stream, 0), CancellationToken.None));
        await RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_request_that_cannot_be_stored_fails_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        var queue = new SampleQueue(100_000);
        var poison = Some(stream, 0)[0] with { RelayStatus = (RelayStatus)99 };
        var before = queue.WriteAsync(Some(stream, 0), CancellationToken.None);
        var bad = queue.WriteAsync([poison with { At = poison.At.AddHours(1) }], CancellationToken.None);
        var after = queue.WriteAsync(Some(stream, 100), CancellationToken.None);

        using var writer = NewWriter(database, queue);
        await writer.StartAsync(CancellationToken.None);

        Assert.Equal((100, 100), ((await before).Accepted, (await after).Accepted));
        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        await writer.StopAsync(CancellationToken.None);
        Assert.Equal((200, 0), (await db.Samples.CountAsync(), queue.Waiting));
        await RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }

    private static SampleWriter NewWriter(TestDatabase database, SampleQueue queue) => new(
        queue, new SampleStore(database.Factory, BillingCalendar.Utc, TimeProvider.System), 1000, NullLogger<SampleWriter>.Instance);

    private static List<NewSample> Some(StreamRow stream, int from) =>
    [
        .. Enumerable.Range(from, 100).Select(i => new NewSample(
            stream.Id, stream.StartedAt.AddSeconds(i), RelayStatus.Active, true, i % 7, null, null, null, null, null, SampleSource.Api)),
    ];
}
