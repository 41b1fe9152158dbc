using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Features.Alerts;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

/// <summary>A rule is replayed on what is kept: how often, how long, when.</summary>
public sealed class RuleRehearsalTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_drop_of_viewers_and_a_silence_are_found_in_the_roll_ups_of_past_streams(DatabaseKind kind)
    {
        var (app, studio) = await PastAsync(kind);
        await using var _ = app;
        await using var __ = studio;
        var began = Given.Noon.AddDays(-3);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), began, s => s.SampleIntervalSeconds = 60);
        await studio.WatchAsync(stream, began, began.AddMinutes(20), 100);
        await studio.WatchAsync(stream, began.AddMinutes(20), began.AddMinutes(30), 10);
        await studio.WatchAsync(stream, began.AddMinutes(45), began.AddMinutes(60), 10);
        await studio.EndAsync(stream, began.AddMinutes(60));

        var drop = Assert.Single((await RehearseAsync(app, RuleTraits.Of(AlertRuleKind.ViewerDrop).Usual)).Alerts);
        Assert.Equal((began.AddMinutes(22), 90m, stream.Id), (drop.FiredAt, drop.Worst!.Value, drop.Subject.StreamId));
        var silence = Assert.Single((await RehearseAsync(app, RuleTraits.Of(AlertRuleKind.StalledStream).Usual)).Alerts);
        Assert.InRange(silence.FiredAt, began.AddMinutes(30), began.AddMinutes(35));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Relays_at_once_and_relays_that_failed_are_found_in_streams_and_their_timelines(DatabaseKind kind)
    {
        var (app, studio) = await PastAsync(kind);
        await using var _ = app;
        await using var __ = studio;
        var began = Given.Noon.AddDays(-3);
        for (var i = 0; i < 4; i++)
        {
            var channel = await studio.ChannelAsync();
            await Given.StreamAsync(studio.Db, channel, s => (s.StartedAt, s.EndedAt) = (began.AddMinutes(i), began.AddMinutes(60)));
            studio.Db.StreamEvents.Add(new StreamEventRow { ChannelId = channel.Id, At = began.AddMinutes(i == 0 ? 10 : 70), Kind = StreamEventKind.Error, Code = "failed" });
        }

        await studio.Db.SaveChangesAsync();

        var slots = Assert.Single((await RehearseAsync(app, RuleTraits.Of(AlertRuleKind.RelaySlots).Usual)).Alerts);
        Assert.Equal((began.AddMinutes(4), 4m), (slots.FiredAt, slots.Worst!.Value));
        var failed = Assert.Single((await RehearseAsync(app, RuleTraits.Of(AlertRuleKind.RelayError).Usual)).Alerts);
        Assert.InRange(failed.FiredAt, began.AddMinutes(10), began.AddMinutes(11));
        Assert.InRange(failed.Lasted, TimeSpan.FromMinutes(49), TimeSpan.FromMinutes(50));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Storage_is_replayed_on_its_daily_readings(DatabaseKind kind)
    {
        var (app, studio) = await PastAsync(kind);
        await using var _ = app;
        await using var __ = studio;
        studio.Db.StorageReadings.AddRange(Enumerable.Range(1, 10).Select(i => new StorageReadingRow
        {
            Day = DateOnly.FromDateTime(Given.Noon.UtcDateTime).AddDays(-i),
            ReadAt = Given.Noon.AddDays(-i),
            StoredMinutes = i == 5 ? 950 : 100,
            BoughtMinutes = 1000,
        }));
        await studio.Db.SaveChangesAsync();

        var alert = Assert.Single((await RehearseAsync(app, RuleTraits.Of(AlertRuleKind.StorageQuota).Usual)).Alerts);

        Assert.Equal((Given.Noon.AddDays(-5), 95m), (alert.FiredAt, alert.Worst!.Value));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Drift_is_replayed_on_the_days_whose_figures_are_kept(DatabaseKind kind)
    {
        var (app, studio) = await PastAsync(kind);
        await using var _ = app;
        await using var __ = studio;
        studio.Db.UsageReadings.AddRange(Enumerable.Range(1, 10).Select(i => new UsageReadingRow
        {
            Service = UsageReadingRow.CloudflareDelivery,
            Day = DateOnly.FromDateTime(Given.Noon.UtcDateTime).AddDays(-i),
            ReadAt = Given.Noon,
            VendorMinutes = 10_000,
            OwnMinutes = i == 5 ? 7_000 : 10_000,
        }));
        await studio.Db.SaveChangesAsync();

        var alert = Assert.Single((await RehearseAsync(app, RuleTraits.Of(AlertRuleKind.UsageDrift).Usual)).Alerts);

        Assert.Equal((new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero), 30m), (alert.FiredAt, alert.Worst!.Value));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_rule_is_rehearsed_or_says_why_not(DatabaseKind kind)
    {
        var (app, studio) = await PastAsync(kind);
        await using var _ = app;
        await using var __ = studio;
        foreach (var rule in Enum.GetValues<AlertRuleKind>().Select(k => RuleTraits.Of(k).Usual))
        {
            var rehearsed = await RehearseAsync(app, rule);
            Assert.Empty(rehearsed.Alerts);
            Assert.True(rehearsed.WhyNot is { Length: > 20 } || rehearsed.How.Length > 20);
        }
    }

    private static async Task<(StreamOpsApp App, Studio Studio)> PastAsync(DatabaseKind kind)
    {
        var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon));
        return (app, Studio.Of(app, Given.Noon));
    }

    private static async Task<RehearsedRule> RehearseAsync(StreamOpsApp app, AlertRule rule)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RuleRehearsal>().OfAsync(rule, CancellationToken.None);
    }
}
