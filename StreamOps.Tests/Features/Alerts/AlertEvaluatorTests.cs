using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Alerts;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Features.Alerts;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

/// <summary>One trouble is one alert, told once for each thing that happens to it, whoever judges how often.</summary>
public sealed class AlertEvaluatorTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_relay_that_fails_is_pending_then_fires_and_is_told_once(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await using var db = app.Open();
        var stream = await AlertBench.StreamAsync(db, name: "Shop\r\nBcc: x");

        await AlertBench.JudgeAsync(app);
        Assert.Equal(AlertState.Pending, Assert.Single(await AlertBench.AlertsAsync(app.Database)).State);
        Assert.Empty(await AlertBench.ToldAsync(app.Database));

        clock.Advance(TimeSpan.FromSeconds(20));
        await AlertBench.JudgeAsync(app);
        await AlertBench.JudgeAsync(app);

        var alert = Assert.Single(await AlertBench.AlertsAsync(app.Database));
        Assert.Equal((AlertState.Firing, Severity.Critical, stream.Id), (alert.State, alert.Severity, alert.StreamId));
        var told = Assert.Single(await AlertBench.ToldAsync(app.Database));
        Assert.Equal(($"alert:{alert.Id}:1", $"/alerts/{alert.Id}#acknowledge", NotificationKind.Alert, Severity.Critical), (told.DedupeKey, told.Path, told.Kind, told.Severity));
        Assert.Equal("Relay error: Shop Bcc: x. The relay to Cloudflare fails: HLS viewers see nothing.", told.Headline);
        Assert.Contains("What to do", told.Facts, StringComparison.Ordinal);
        Assert.Equal(["ok>pending", "pending>firing"], await ChangesAsync(app, alert.Id));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Two_servers_that_judge_at_once_make_one_alert_and_one_notification_each(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new FakeTimeProvider(Given.Noon);
        await using var one = StreamOpsApp.Start(database, clock);
        await using var other = StreamOpsApp.Start(database, clock);
        await using var db = database.Open();
        for (var i = 0; i < 60; i++)
        {
            await AlertBench.StreamAsync(db);
        }

        for (var beat = 0; beat < 6; beat++)
        {
            await AlertBench.JudgeAsync(one, other, one, other);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(60, (await AlertBench.AlertsAsync(database)).Count(a => a.State == AlertState.Firing));
        Assert.Equal((60, 60), ((await AlertBench.AlertsAsync(database)).Count, (await AlertBench.ToldAsync(database)).Count));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_end_of_a_stream_resolves_its_alerts_and_is_no_lack_of_data(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await using var db = app.Open();
        var stream = await AlertBench.StreamAsync(db);
        await FireAsync(app, clock);

        clock.Advance(TimeSpan.FromMinutes(7));
        await db.Streams.Where(s => s.Id == stream.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, clock.GetUtcNow()));
        await AlertBench.JudgeAsync(app);
        await AlertBench.JudgeAsync(app);

        var alert = Assert.Single(await AlertBench.AlertsAsync(app.Database));
        Assert.Equal((AlertState.Resolved, "The stream has ended."), (alert.State, alert.Says));
        var told = await AlertBench.ToldAsync(app.Database);
        Assert.Equal(2, told.Count);
        Assert.Contains("resolved, lasted 7 min 20 s", told[1].Headline, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.Alerts.ToListAsync(), a => a.StreamId == stream.Id && a.State == AlertState.NoData);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_relay_that_flaps_for_ten_minutes_is_told_of_at_most_twice(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await AlertBench.ChangeRuleAsync(app, AlertRuleKind.RelayError, r => (r.PendingSeconds, r.RecoverySeconds) = (0, 0));
        await using var db = app.Open();
        var stream = await AlertBench.StreamAsync(db);

        for (var beat = 0; beat < 60; beat++)
        {
            await AlertBench.RelayAsync(db, stream, beat % 2 == 0 ? RelayStatus.Error : RelayStatus.Active);
            await AlertBench.JudgeAsync(app);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.InRange((await AlertBench.ToldAsync(app.Database)).Count, 1, 2);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_is_silenced_fires_without_a_word_and_is_told_when_the_silence_ends(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await using var db = app.Open();
        var stream = await AlertBench.StreamAsync(db);
        db.Silences.Add(new SilenceRow
        {
            FormKey = Guid.NewGuid(),
            ChannelId = stream.ChannelId,
            Covers = "All of it",
            Reason = "Works",
            StartsAt = Given.Noon.AddMinutes(-1),
            EndsAt = Given.Noon.AddMinutes(5),
            CreatedBy = "test",
            CreatedAt = Given.Noon,
        });
        await db.SaveChangesAsync();
        await FireAsync(app, clock);

        var alert = Assert.Single(await AlertBench.AlertsAsync(app.Database));
        Assert.Equal((AlertState.Firing, "silenced", 0), (alert.State, alert.MutedBy, alert.Tellings));
        Assert.Empty(await AlertBench.ToldAsync(app.Database));

        clock.Advance(TimeSpan.FromMinutes(5));
        await AlertBench.JudgeAsync(app);

        Assert.Single(await AlertBench.ToldAsync(app.Database));
        Assert.Null(Assert.Single(await AlertBench.AlertsAsync(app.Database)).MutedBy);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task It_is_escalated_as_critical_and_once_taken_its_owner_alone_is_reminded(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await AlertBench.ChangeRuleAsync(app, AlertRuleKind.RelayError, r => (r.Severity, r.EscalateMinutes, r.RepeatMinutes) = (Severity.Warning, 10, 30));
        await using var db = app.Open();
        await AlertBench.StreamAsync(db);
        await FireAsync(app, clock);
        clock.Advance(TimeSpan.FromMinutes(10));
        await AlertBench.JudgeAsync(app);

        var owner = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        var alert = Assert.Single(await AlertBench.AlertsAsync(app.Database));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Equal(AlertChangeResult.Done, await scope.ServiceProvider.GetRequiredService<AlertStore>().AcknowledgeAsync(alert.Id, owner, "On it", "boss@people.example", CancellationToken.None));
        }

        clock.Advance(TimeSpan.FromMinutes(30));
        await AlertBench.JudgeAsync(app);

        var told = await AlertBench.ToldAsync(app.Database);
        Assert.Equal([(Severity.Warning, null), (Severity.Critical, null), (Severity.Warning, owner.Id)], told.Select(t => (t.Severity, t.OnlyTo)));
        Assert.Contains("nobody has acknowledged it", told[1].Headline, StringComparison.Ordinal);
        Assert.Contains("still firing, 40 min 20 s", told[2].Headline, StringComparison.Ordinal);
        Assert.Equal(["ok>pending", "pending>firing", "firing>firing", "firing>acknowledged", "acknowledged>acknowledged"], await ChangesAsync(app, alert.Id));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_job_run_twice_in_one_tick_judges_once(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await using var db = app.Open();
        await AlertBench.StreamAsync(db);
        clock.Advance(TimeSpan.FromMinutes(1));

        for (var times = 0; times < 3; times++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EvaluateAlertsJob>().RunAsync(CancellationToken.None);
        }

        Assert.Single(await AlertBench.AlertsAsync(app.Database));
        Assert.NotNull((await db.Connectors.SingleAsync(c => c.Name == EvaluateAlertsJob.Connector)).LastSuccessAt);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_rule_that_is_switched_off_takes_its_alerts_with_it_and_keeps_what_it_is_set_to(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await using var db = app.Open();
        await AlertBench.StreamAsync(db);
        await FireAsync(app, clock);
        await AlertBench.ChangeRuleAsync(app, AlertRuleKind.RelayError, r => (r.IsOn, r.PendingSeconds) = (false, 77));

        await AlertBench.JudgeAsync(app);

        Assert.Equal("The rule was switched off.", Assert.Single(await AlertBench.AlertsAsync(app.Database)).Says);
        Assert.Equal(77, (await db.AlertRules.AsNoTracking().SingleAsync(r => r.Kind == AlertRuleKind.RelayError)).PendingSeconds);
        Assert.Equal(Enum.GetValues<AlertRuleKind>().Length, await db.AlertRules.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_past_stream_that_is_being_handed_over_is_not_stalled(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon));
        await using var db = app.Open();
        await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.StartedAt = Given.Noon.AddDays(-30));
        var silent = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.StartedAt = Given.Noon.AddMinutes(-2));

        await AlertBench.JudgeAsync(app);

        Assert.Equal(silent.Id, Assert.Single(await AlertBench.AlertsAsync(app.Database, AlertRuleKind.StalledStream)).StreamId);
    }

    private static async Task FireAsync(StreamOpsApp app, FakeTimeProvider clock)
    {
        await AlertBench.JudgeAsync(app);
        clock.Advance(TimeSpan.FromSeconds(20));
        await AlertBench.JudgeAsync(app);
    }

    private static async Task<IEnumerable<string>> ChangesAsync(StreamOpsApp app, long alertId)
    {
        await using var db = app.Open();
        return (await db.AlertChanges.Where(c => c.AlertId == alertId).OrderBy(c => c.Id).ToListAsync()).Select(c => $"{WireName.Of(c.From)}>{WireName.Of(c.To)}");
    }
}
