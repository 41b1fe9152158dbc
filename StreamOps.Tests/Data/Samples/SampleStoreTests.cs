using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Samples;

public sealed class SampleStoreTests
{
    /// <summary>23:58 in Berlin on the last day of a month: days, months and the billing zone all change within the streams.</summary>
    private static readonly DateTimeOffset Start = new(2024, 1, 31, 22, 58, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind, int> Runs
    {
        get
        {
            var runs = new TheoryData<DatabaseKind, int>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                for (var seed = 1; seed <= 25; seed++)
                {
                    runs.Add(kind, seed);
                }
            }

            return runs;
        }
    }

    /// <summary>Streams of all modes, gappy, zero-viewer, unknown, off air; batches shuffled and repeated; ends told early, late and moved.</summary>
    [Theory, MemberData(nameof(Runs))]
    public async Task However_samples_and_ends_arrive_the_roll_ups_equal_a_recount(DatabaseKind kind, int seed)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(seed % 2 == 0 ? "UTC" : "Europe/Berlin");
        var calendar = new BillingCalendar(zone);
        var random = new Random(seed);
        var samples = new SampleStore(database.Factory, calendar, TimeProvider.System);
        var streams = new StreamStore(database.Factory, calendar, TimeProvider.System, new PromiseBell());
        var arrivals = new List<NewSample>();
        var rows = new List<StreamRow>();
        for (var i = 0; i < 4; i++)
        {
            await using var db = database.Open();
            var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s =>
            {
                s.StartedAt = Start.AddSeconds(random.Next(30));
                s.Mode = Enum.GetValues<StreamMode>()[random.Next(3)];
                s.SampleIntervalSeconds = new[] { 1, 5, 20 }[random.Next(3)];
            });
            rows.Add(stream);
            arrivals.AddRange(SomeSamples(stream, random));
        }

        var order = random.Next(3) == 0 ? arrivals.OrderBy(s => s.At).ToList() : [.. arrivals.Concat(arrivals.Take(20)).OrderBy(_ => random.Next())];
        foreach (var batch in order.Chunk(random.Next(1, 40)))
        {
            await samples.WriteAsync(batch, CancellationToken.None);
            if (random.Next(6) == 0)
            {
                var stream = rows[random.Next(rows.Count)];
                var end = stream.StartedAt.AddMilliseconds(random.Next(400_000));
                await streams.EndAsync(stream.Id, end, EndCause.Polling, correct: random.Next(2) == 0, CancellationToken.None);
            }
        }

        await using var after = database.Open();
        Assert.Equal(arrivals.DistinctBy(s => s.Key).Count(), await after.Samples.CountAsync());
        await RollUps.AssertEqualToRecountAsync(after, zone);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_sample_that_is_there_already_changes_nothing_and_is_not_new(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new SampleStore(database.Factory, BillingCalendar.Utc, TimeProvider.System);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        var sample = new NewSample(stream.Id, Given.Noon, RelayStatus.Active, true, 7, null, null, null, null, null, SampleSource.Api);

        var first = await store.WriteAsync([sample, sample], CancellationToken.None);
        var second = await store.WriteAsync([sample with { HlsViewers = 9 }], CancellationToken.None);

        Assert.Equal((1, 0), (first.Count, second.Count));
        Assert.Equal(7, (await db.Samples.SingleAsync()).HlsViewers);
        await RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_late_sample_of_an_ended_stream_owes_its_costs_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = new SampleStore(database.Factory, BillingCalendar.Utc, TimeProvider.System);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.EndedAt = Given.Noon.AddMinutes(1));

        await store.WriteAsync(
            [new NewSample(stream.Id, Given.Noon, RelayStatus.Active, true, 7, null, null, null, null, null, SampleSource.Api)], CancellationToken.None);

        Assert.Equal(stream.Id, (await db.CostDuties.SingleAsync()).StreamId);
    }

    private static IEnumerable<NewSample> SomeSamples(StreamRow stream, Random random)
    {
        var kind = random.Next(4);
        var at = stream.StartedAt;
        for (var i = 0; i < 60; i++)
        {
            int? hls = kind == 0 ? 0 : random.Next(5) == 0 ? null : random.Next(1000);
            int? rtc = random.Next(3) == 0 ? null : random.Next(20);
            yield return new NewSample(
                stream.Id, at, RelayStatus.Active, random.Next(12) != 0, hls, rtc, null, null, null, null, SampleSource.Api);
            at = at.AddMilliseconds(random.Next(8) == 0 ? random.Next(1, 100_000) : random.Next(1, stream.SampleIntervalSeconds * 1500));
        }
    }
}
