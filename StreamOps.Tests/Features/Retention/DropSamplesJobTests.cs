using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Retention;
using StreamOps.Platform;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Retention;

public sealed class DropSamplesJobTests
{
    private const int SamplesOfOne = 2500;

    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Samples_past_their_age_go_figures_stay_and_a_second_run_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var old = await StreamAsync(database, Given.Noon.AddDays(-200));
        var young = await StreamAsync(database, Given.Noon.AddDays(-80));
        var before = await FiguresAsync(database);

        await Job(database).RunAsync(CancellationToken.None);
        var once = await FiguresAsync(database);
        await Job(database).RunAsync(CancellationToken.None);

        Assert.Equal(0, await CountAsync(database, old));
        Assert.Equal(SamplesOfOne, await CountAsync(database, young));
        Assert.NotEmpty(before);
        Assert.Equal(before, once);
        Assert.Equal(before, await FiguresAsync(database));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_late_sample_of_a_time_that_is_gone_is_refused_and_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var old = await StreamAsync(database, Given.Noon.AddDays(-200));
        var young = await StreamAsync(database, Given.Noon.AddDays(-80));
        await Job(database).RunAsync(CancellationToken.None);
        var before = await FiguresAsync(database);

        // A repeat of one that was dropped would otherwise be counted a second time.
        await Assert.ThrowsAsync<SampleTooOldException>(() => Store(database).WriteAsync([Sample(old, 0), Sample(young, SamplesOfOne)], CancellationToken.None));
        Assert.Equal(before, await FiguresAsync(database));
        Assert.Single(await Store(database).WriteAsync([Sample(young, SamplesOfOne)], CancellationToken.None));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_API_names_the_sample_that_is_too_old(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var old = await StreamAsync(database, Given.Noon.AddDays(-200));
        var young = await StreamAsync(database, Given.Noon.AddDays(-80));
        await Job(database).RunAsync(CancellationToken.None);
        await using var app = StreamOpsApp.Start(database, clock);
        using var client = app.WithKey();

        using var answer = await client.PostAsJsonAsync("/api/v1/metrics", new { samples = new[] { Body(young, 1), Body(old, 1) } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("samples[1].timestamp", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Where_nothing_is_old_enough_an_older_past_may_still_be_handed_over(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await StreamAsync(database, Given.Noon.AddDays(-80));

        await Job(database).RunAsync(CancellationToken.None);

        var old = await StreamAsync(database, Given.Noon.AddDays(-200));
        Assert.Equal(SamplesOfOne, await CountAsync(database, old));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_month_that_was_dropped_comes_back_for_a_stream_of_today(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var old = await StreamAsync(database, Given.Noon.AddDays(-200));
        await Job(database).RunAsync(CancellationToken.None);

        var today = await StreamAsync(database, Given.Noon);

        Assert.Equal((0, SamplesOfOne), (await CountAsync(database, old), await CountAsync(database, today)));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_of_long_ago_may_be_handed_over_after_a_drop_and_is_spared_while_it_is_fresh(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await StreamAsync(database, Given.Noon.AddDays(-200));
        await Job(database).RunAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(1));

        var late = await StreamAsync(database, Given.Noon.AddDays(-199), createdAt: clock.GetUtcNow());
        await Job(database).RunAsync(CancellationToken.None);

        Assert.Equal(SamplesOfOne, await CountAsync(database, late));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("many")]
    public void Less_than_a_week_is_refused(string days)
    {
        var error = Assert.Throws<ConfigurationException>(() => Options(days));

        Assert.Equal($"Retention:SampleDays is '{days}'; allowed: a whole number from 7 to 36500.", error.Message);
    }

    private static RetentionOptions Options(string? days = null) =>
        RetentionOptions.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Retention:SampleDays"] = days }).Build());

    private DropSamplesJob Job(TestDatabase database) =>
        new(new SampleRetention(database.Factory), Options(), clock, NullLogger<DropSamplesJob>.Instance);

    private SampleStore Store(TestDatabase database) => new(database.Factory, new BillingCalendar(TimeZoneInfo.Utc), clock);

    /// <summary>A stream that ended, with a sample every 5 s.</summary>
    private async Task<StreamRow> StreamAsync(TestDatabase database, DateTimeOffset start, DateTimeOffset? createdAt = null)
    {
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => (s.StartedAt, s.EndedAt, s.CreatedAt) = (start, start.AddHours(4), createdAt ?? start));
        await Store(database).WriteAsync([.. Enumerable.Range(0, SamplesOfOne).Select(i => Sample(stream, i))], CancellationToken.None);
        return stream;
    }

    private static NewSample Sample(StreamRow stream, int number) => new(
        stream.Id, stream.StartedAt.AddSeconds(5 * number), RelayStatus.Active, true, number % 50, 0, null, null, null, null, SampleSource.Api);

    private static SampleBody Body(StreamRow stream, int number) => new(stream.Id, stream.StartedAt.AddSeconds((5 * number) + 1), "active", true, 7);

    private static async Task<int> CountAsync(TestDatabase database, StreamRow stream)
    {
        await using var db = database.Open();
        return await db.Samples.CountAsync(s => s.StreamId == stream.Id);
    }

    /// <summary>Every roll-up as text.</summary>
    private static async Task<IReadOnlyList<string>> FiguresAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var totals = await db.StreamTotals.AsNoTracking().OrderBy(t => t.StreamId).ToListAsync();
        var minutes = await db.StreamMinutes.AsNoTracking().OrderBy(m => m.StreamId).ThenBy(m => m.Minute).ToListAsync();
        var days = await db.StreamDays.AsNoTracking().OrderBy(d => d.StreamId).ThenBy(d => d.Day).ToListAsync();
        var platform = await db.PlatformMinutes.AsNoTracking().OrderBy(p => p.Minute).ToListAsync();
        return [.. new object[] { totals, minutes, days, platform }.Select(table => System.Text.Json.JsonSerializer.Serialize(table))];
    }
}
