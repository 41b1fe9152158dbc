using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Samples;

public sealed class StreamEndTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_hundred_ends_at_once_make_one_end_and_owe_its_costs_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (streams, stream) = await OneSampleAsync(database);

        var ends = await Task.WhenAll(Enumerable.Range(1, 100).Select(i =>
            streams.EndAsync(stream.Id, Given.Noon.AddSeconds(i), EndCause.Api, correct: false, CancellationToken.None)));

        Assert.Single(ends.Select(e => e!.EndedAt).Distinct());
        await using var db = database.Open();
        Assert.Equal(1, await db.CostDuties.CountAsync());
        await RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }

    /// <summary>The hold of the newest sample is open while the stream is live; an end closes it however late it comes.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_that_ends_long_after_its_last_sample_keeps_that_samples_hold(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (streams, stream) = await OneSampleAsync(database);

        await streams.EndAsync(stream.Id, Given.Noon.AddHours(2), EndCause.Timeout, correct: false, CancellationToken.None);

        await using var db = database.Open();
        Assert.Equal(150_000, (await db.StreamTotals.SingleAsync()).HlsMs);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_peak_after_a_guessed_end_counts_once_the_end_is_corrected(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (streams, stream) = await OneSampleAsync(database, Given.Noon.AddMinutes(5));

        await streams.EndAsync(stream.Id, Given.Noon.AddMinutes(1), EndCause.Timeout, correct: false, CancellationToken.None);
        await using (var guessed = database.Open())
        {
            Assert.Null((await guessed.StreamTotals.SingleAsync()).Peak);
        }

        await streams.EndAsync(stream.Id, Given.Noon.AddMinutes(10), EndCause.Webhook, correct: true, CancellationToken.None);

        await using var db = database.Open();
        Assert.Equal((10, Given.Noon.AddMinutes(5)), ((await db.StreamTotals.SingleAsync()).Peak, (await db.StreamTotals.SingleAsync()).PeakAt));
        await RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }

    /// <summary>A live stream of 5 s cadence with one sample of 10 viewers.</summary>
    private static async Task<(StreamStore Streams, StreamRow Stream)> OneSampleAsync(TestDatabase database, DateTimeOffset? at = null)
    {
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        await new SampleStore(database.Factory, BillingCalendar.Utc, TimeProvider.System).WriteAsync(
            [new NewSample(stream.Id, at ?? Given.Noon, RelayStatus.Active, true, 10, null, null, null, null, null, SampleSource.Api)], CancellationToken.None);
        return (new StreamStore(database.Factory, BillingCalendar.Utc, TimeProvider.System, new PromiseBell()), stream);
    }
}
