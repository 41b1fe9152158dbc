using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Samples;

/// <summary>What samples say of the relay goes onto the timeline with them.</summary>
public sealed class RelayEventsTests
{
    private static readonly RelayStatus[] Course = [RelayStatus.Starting, RelayStatus.Active, RelayStatus.Active, RelayStatus.Error, RelayStatus.Error, RelayStatus.Active];

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_change_is_told_once_however_often_the_samples_come(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.RelayStatus = RelayStatus.Starting);
        var store = new SampleStore(database.Factory, BillingCalendar.Utc, TimeProvider.System);

        foreach (var sample in Samples(stream).Concat(Samples(stream)).Concat(Samples(stream).Reverse()))
        {
            await store.WriteAsync([sample], CancellationToken.None);
        }

        await AssertToldAsync(db);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_past_stream_that_is_handed_over_whole_tells_the_same(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.EndedAt = Given.Noon.AddHours(1));

        await new SampleStore(database.Factory, BillingCalendar.Utc, TimeProvider.System).WriteAsync([.. Samples(stream)], CancellationToken.None);

        await AssertToldAsync(db);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_a_notice_told_already_is_not_told_again_by_a_sample(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.RelayStatus = RelayStatus.Active);

        await new SampleStore(database.Factory, BillingCalendar.Utc, TimeProvider.System).WriteAsync([Samples(stream).ElementAt(1)], CancellationToken.None);

        Assert.False(await db.StreamEvents.AnyAsync());
    }

    private static async Task AssertToldAsync(StreamOps.Data.StreamOpsDb db)
    {
        var told = await db.StreamEvents.AsNoTracking().OrderBy(e => e.At).ToListAsync();
        Assert.Equal(
            [(1, StreamEventKind.RelayActive), (3, StreamEventKind.Error), (5, StreamEventKind.RelayActive)],
            told.Select(e => ((int)(e.At - Given.Noon).TotalMinutes, e.Kind)));
        Assert.All(told, e => Assert.Equal(StreamEventSource.Sampling, e.Source));
    }

    private static IEnumerable<NewSample> Samples(StreamRow stream) => Course.Select((relay, minute) =>
        new NewSample(stream.Id, Given.Noon.AddMinutes(minute), relay, true, 10, null, null, null, null, null, SampleSource.Sampler));
}
