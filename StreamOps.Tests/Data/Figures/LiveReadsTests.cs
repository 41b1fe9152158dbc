using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Data.Samples;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>Trend and outlook of a live stream.</summary>
public sealed class LiveReadsTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_trend_is_against_the_minute_five_minutes_ago_and_gaps_stay_gaps(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        var now = Given.Noon.AddMinutes(40).AddSeconds(20);
        db.StreamMinutes.Add(new StreamMinuteRow { StreamId = stream.Id, Minute = Given.Noon.AddMinutes(35), HlsMs = 100 * 60_000, SampledMs = 60_000, Samples = 12 });
        db.StreamMinutes.Add(new StreamMinuteRow { StreamId = stream.Id, Minute = Given.Noon.AddMinutes(9), HlsMs = 1, SampledMs = 1, Samples = 1 });
        await db.SaveChangesAsync();

        var recent = (await new LiveReads(db, BillingCalendar.Utc).RecentAsync([stream.Id], now, CancellationToken.None))[stream.Id];

        Assert.Equal(100m, Assert.Single(recent.Averages, a => a is not null));
        Assert.Equal(new ViewerTrend(40, TrendDirection.Rising), recent.Trend(140));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_usual_length_is_that_of_the_channels_own_ended_streams(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var channel = await Given.ChannelAsync(db);
        foreach (var hours in (int[])[1, 2, 9])
        {
            await Given.StreamAsync(db, channel, s => (s.StartedAt, s.EndedAt) = (Given.Noon.AddDays(-hours), Given.Noon.AddDays(-hours).AddHours(hours)));
        }

        await Given.StreamAsync(db, await Given.ChannelAsync(db), s => (s.StartedAt, s.EndedAt) = (Given.Noon.AddDays(-1), Given.Noon.AddDays(-1).AddMinutes(1)));
        var live = await Given.StreamAsync(db, channel);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Given.Noon.AddMinutes(10));
        var figures = await new StreamReads(db, BillingCalendar.Utc, Given.Patience, clock).OneAsync(ChannelScope.All, live.Id, CancellationToken.None);

        var course = await new LiveReads(db, BillingCalendar.Utc).OfAsync(figures!, CancellationToken.None);

        Assert.Equal((TimeSpan.FromHours(2), 3, (decimal?)null), (course.Outlook.Usual!.Value, course.Outlook.Streams, course.Outlook.AddsUsd));
    }
}
