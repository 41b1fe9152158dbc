using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Access;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

public sealed class AlertPagesTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task An_alert_is_taken_with_owner_and_note_and_written_down_with_who_did_it(DatabaseKind kind)
    {
        var (app, alert, me, admin) = await FiringAsync(kind);
        await using var _ = app;
        using var __ = admin;
        var form = new Dictionary<string, string> { ["Take.Owner"] = me.Id.ToString(), ["Take.Note"] = "Restarting <it>" };

        for (var times = 0; times < 2; times++)
        {
            using var answer = await admin.SubmitAsync($"/alerts/{alert.Id}", form, $"/alerts/{alert.Id}?handler=Acknowledge");
            Assert.Equal($"/alerts/{alert.Id}", answer.Headers.Location?.OriginalString);
        }

        var row = Assert.Single(await AlertBench.AlertsAsync(app.Database));
        Assert.Equal((AlertState.Acknowledged, me.Id, "Restarting <it>"), (row.State, row.OwnerId, row.Note));
        await using var db = app.Open();
        Assert.Single(await db.AuditEntries.Where(a => a.Action == "alert.acknowledged").ToListAsync());
        Assert.Equal(me.Email, Assert.Single(await db.AlertChanges.Where(c => c.AlertId == alert.Id && c.To == AlertState.Acknowledged).ToListAsync()).Who);
        var page = await admin.GetStringAsync($"/alerts/{alert.Id}");
        Assert.Contains("Restarting &lt;it&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Hand over", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_a_mail_asks_for_sign_in_and_leads_back_to_the_alert()
    {
        var (app, alert, _, admin) = await FiringAsync(DatabaseKind.Sqlite);
        await using var __ = app;
        admin.Dispose();
        using var stranger = app.Anonymous();

        using var answer = await stranger.GetAsync($"/alerts/{alert.Id}");

        Assert.Contains($"/account/login?ReturnUrl=%2Falerts%2F{alert.Id}", answer.Headers.Location?.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var (app, alert, me, admin) = await FiringAsync(DatabaseKind.Sqlite);
        await using var _ = app;
        using var __ = admin;

        using var taken = await admin.SubmitAsync(
            $"/alerts/{alert.Id}", new Dictionary<string, string> { ["Take.Owner"] = Guid.NewGuid().ToString(), ["Take.Note"] = "kept" }, $"/alerts/{alert.Id}?handler=Acknowledge");
        var page = await taken.Content.ReadAsStringAsync();
        Assert.Contains("Choose who takes it", page, StringComparison.Ordinal);
        Assert.Contains("kept", page, StringComparison.Ordinal);

        using var quiet = await admin.SubmitAsync(
            $"/alerts/{alert.Id}", new Dictionary<string, string> { ["SilenceHours"] = "4", ["SilenceReason"] = " " }, $"/alerts/{alert.Id}?handler=Silence");
        Assert.Contains("Say why", await quiet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(AlertState.Firing, Assert.Single(await AlertBench.AlertsAsync(app.Database)).State);
        await using var db = app.Open();
        Assert.Empty(await db.Silences.ToListAsync());
        Assert.NotEqual(Guid.Empty, me.Id);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_alert_is_silenced_from_its_page_and_the_silence_is_ended_from_the_list(DatabaseKind kind)
    {
        var (app, alert, _, admin) = await FiringAsync(kind);
        await using var __ = app;
        using var ___ = admin;
        var form = new Dictionary<string, string> { ["SilenceHours"] = "4", ["SilenceReason"] = "Known", ["SilenceKey"] = "0197a1b2-0000-7000-8000-000000000001" };

        for (var times = 0; times < 2; times++)
        {
            using var quiet = await admin.SubmitAsync($"/alerts/{alert.Id}", form, $"/alerts/{alert.Id}?handler=Silence");
            Assert.Equal(HttpStatusCode.Redirect, quiet.StatusCode);
        }

        await using var db = app.Open();
        var silence = Assert.Single(await db.Silences.AsNoTracking().ToListAsync());
        Assert.Equal((AlertRuleKind.RelayError, alert.Subject, TimeSpan.FromHours(4)), (silence.Kind, silence.Subject, silence.EndsAt - silence.StartsAt));
        Assert.Contains("End now", await admin.GetStringAsync("/alerts/silences"), StringComparison.Ordinal);

        using var ended = await admin.SubmitAsync("/alerts/silences", new Dictionary<string, string> { ["id"] = $"{silence.Id}" }, "/alerts/silences?handler=End");
        Assert.DoesNotContain("End now", await admin.GetStringAsync("/alerts/silences"), StringComparison.Ordinal);
        Assert.Equal(["silence.added", "silence.ended"], await db.AuditEntries.Where(a => a.Action.StartsWith("silence.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_maintenance_window_is_planned_for_a_rule_and_a_channel(DatabaseKind kind)
    {
        var (app, alert, _, admin) = await FiringAsync(kind);
        await using var __ = app;
        using var ___ = admin;
        var form = new Dictionary<string, string>
        {
            ["Form.Key"] = "0197a1b2-0000-7000-8000-000000000002",
            ["Form.Rule"] = "relay-error",
            ["Form.Channel"] = $"{alert.ChannelId}",
            ["Form.StartsAt"] = "2026-03-16T02:00",
            ["Form.EndsAt"] = "2026-03-16T01:00",
            ["Form.Reason"] = "New encoder",
        };

        using var wrong = await admin.SubmitAsync("/alerts/silences", form);
        Assert.Contains("It ends after its start", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        form["Form.EndsAt"] = "2026-03-16T04:00";
        using var saved = await admin.SubmitAsync("/alerts/silences", form);

        Assert.Equal("/alerts/silences", saved.Headers.Location?.OriginalString);
        Assert.Contains("Planned", await admin.GetStringAsync("/alerts/silences"), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_channel_of_a_silence_is_typed_and_one_that_is_not_clear_is_asked_for_beside_its_field(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon));
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        await Given.ChannelAsync(db, c => (c.Name, c.ExternalId) = ("Kitchen <b>", "shop-1"));
        var other = await Given.ChannelAsync(db, c => (c.Name, c.ExternalId) = ("Kitchen two", "shop-2"));
        var form = new Dictionary<string, string>
        {
            ["Form.Key"] = "0197a1b2-0000-7000-8000-000000000003",
            ["Form.Channel"] = "kitchen",
            ["Form.StartsAt"] = "2026-03-15T12:00",
            ["Form.EndsAt"] = "2026-03-15T14:00",
            ["Form.Reason"] = "New oven",
        };

        using var unclear = await admin.SubmitAsync("/alerts/silences", form);
        var page = await unclear.Content.ReadAsStringAsync();
        Assert.Contains("Which one? Write the id of Kitchen &lt;b&gt; (id shop-1), Kitchen two (id shop-2).", page, StringComparison.Ordinal);
        Assert.Contains("value=\"kitchen\"", page, StringComparison.Ordinal);
        form["Form.Channel"] = "garden";
        using var unknown = await admin.SubmitAsync("/alerts/silences", form);
        Assert.Contains("No channel has this", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await db.Silences.ToListAsync());

        form["Form.Channel"] = "shop-2";
        using var saved = await admin.SubmitAsync("/alerts/silences", form);

        Assert.Equal("/alerts/silences", saved.Headers.Location?.OriginalString);
        var silence = await db.Silences.AsNoTracking().SingleAsync();
        Assert.Equal((other.Id, "All of channel Kitchen two"), (silence.ChannelId, silence.Covers));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_rule_is_rehearsed_before_it_is_saved_and_a_stale_form_is_refused(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon));
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = new Dictionary<string, string>
        {
            ["Form.Version"] = "1",
            ["Form.IsOn"] = "true",
            ["Form.Threshold"] = "6",
            ["Form.PendingSeconds"] = "30",
            ["Form.RecoverySeconds"] = "300",
            ["Form.Severity"] = "critical",
            ["Form.NoData"] = "show",
            ["Form.EscalateMinutes"] = "15",
            ["Form.RepeatMinutes"] = "",
        };

        using var rehearsed = await admin.SubmitAsync("/alerts/rules/relay-slots", form);
        var page = await rehearsed.Content.ReadAsStringAsync();
        Assert.Contains("In the last 90 days it would not have fired.", page, StringComparison.Ordinal);
        Assert.Contains("Save the rule", page, StringComparison.Ordinal);

        form["Form.Rehearsed"] = "True|6||30|300|critical|show|15|";
        using var saved = await admin.SubmitAsync("/alerts/rules/relay-slots", form);
        Assert.Equal("/alerts/rules", saved.Headers.Location?.OriginalString);
        await using var db = app.Open();
        var rule = (await db.AlertRules.AsNoTracking().SingleAsync(r => r.Kind == AlertRuleKind.RelaySlots)).ToRule();
        Assert.Equal((6m, Severity.Critical, TimeSpan.FromMinutes(15), null, 2), (rule.Threshold, rule.Severity, rule.EscalateAfter, rule.RepeatEvery, rule.Version));
        Assert.Contains("\"threshold\":4", (await db.AuditEntries.SingleAsync(a => a.Action == "alert-rule.changed")).Before, StringComparison.Ordinal);

        using var stale = await admin.SubmitAsync("/alerts/rules/relay-slots", form);
        Assert.Contains("Somebody else has changed this rule", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Threshold", "0", "Write a figure from 1 to 10000")]
    [InlineData("Form.PendingSeconds", "-1", "Write a whole number from 0 to 86400")]
    [InlineData("Form.RepeatMinutes", "1", "Write a whole number from 5 to 43200")]
    [InlineData("Form.Severity", "loud", "Choose a severity")]
    public async Task A_rule_that_is_wrong_is_not_saved(string field, string value, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, new FakeTimeProvider(Given.Noon));
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = new Dictionary<string, string>
        {
            ["Form.Version"] = "1",
            ["Form.IsOn"] = "true",
            ["Form.Threshold"] = "6",
            ["Form.PendingSeconds"] = "30",
            ["Form.RecoverySeconds"] = "300",
            ["Form.Severity"] = "critical",
            ["Form.NoData"] = "show",
        };
        form[field] = value;

        using var answer = await admin.SubmitAsync("/alerts/rules/relay-slots", form);

        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_whose_past_nothing_is_kept_yet_says_so()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, new FakeTimeProvider(Given.Noon));
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = new Dictionary<string, string>
        {
            ["Form.Version"] = "1",
            ["Form.IsOn"] = "true",
            ["Form.PendingSeconds"] = "30",
            ["Form.RecoverySeconds"] = "300",
            ["Form.Severity"] = "critical",
            ["Form.NoData"] = "show",
        };

        using var answer = await admin.SubmitAsync("/alerts/rules/vendor-down", form);

        Assert.Contains("Nothing is kept of it yet.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var unknown = await admin.GetAsync("/alerts/rules/no-such-rule");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_header_counts_what_nobody_has_taken_for_admins_alone()
    {
        var (app, alert, me, admin) = await FiringAsync(DatabaseKind.Sqlite);
        await using var _ = app;
        using var __ = admin;
        using var finance = await app.SignedInAsync(Roles.Finance);

        Assert.Contains("class=\"alert-count\"", await admin.GetStringAsync("/costs"), StringComparison.Ordinal);
        Assert.DoesNotContain("alert-count", await finance.GetStringAsync("/costs"), StringComparison.Ordinal);
        using var taken = await admin.SubmitAsync($"/alerts/{alert.Id}", new Dictionary<string, string> { ["Take.Owner"] = me.Id.ToString() }, $"/alerts/{alert.Id}?handler=Acknowledge");
        await using var db = app.Open();
        await db.Alerts.Where(a => a.State == AlertState.Firing).ExecuteDeleteAsync();
        Assert.DoesNotContain("alert-count", await admin.GetStringAsync("/costs"), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_list_is_filtered_by_its_address_and_its_history_comes_in_pages(DatabaseKind kind)
    {
        var (app, alert, _, admin) = await FiringAsync(kind);
        await using var __ = app;
        using var ___ = admin;
        await using var db = app.Open();
        db.Alerts.AddRange(Enumerable.Range(0, AlertReads.PageSize + 1).Select(i => new AlertRow
        {
            Kind = AlertRuleKind.MailStuck,
            Subject = "platform",
            SubjectName = $"Past {i}.",
            State = AlertState.Resolved,
            Severity = Severity.Info,
            Since = Given.Noon.AddDays(-i),
            BadSince = Given.Noon.AddDays(-i).AddHours(-1),
            ResolvedAt = Given.Noon.AddDays(-i),
            Says = "Late",
        }));
        await db.SaveChangesAsync();

        var all = await admin.GetStringAsync("/alerts");
        Assert.Contains(alert.SubjectName, all, StringComparison.Ordinal);
        Assert.Contains("Past 0.", all, StringComparison.Ordinal);
        Assert.DoesNotContain($"Past {AlertReads.PageSize}.", all, StringComparison.Ordinal);
        Assert.Contains($"Past {AlertReads.PageSize}.", await admin.GetStringAsync("/alerts?rule=mail-stuck&page=2"), StringComparison.Ordinal);
        Assert.DoesNotContain("Past 0.", await admin.GetStringAsync("/alerts?state=firing"), StringComparison.Ordinal);
        Assert.DoesNotContain(alert.SubjectName + "<", await admin.GetStringAsync("/alerts?severity=info"), StringComparison.Ordinal);
        using var behind = await admin.GetAsync("/alerts?rule=mail-stuck&page=99");
        Assert.Equal("/alerts?rule=mail-stuck&page=2", behind.Headers.Location?.OriginalString);
    }

    private static async Task<(StreamOpsApp App, AlertRow Alert, UserRow Me, AppClient Admin)> FiringAsync(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        var app = await StreamOpsApp.StartAsync(kind, clock);
        var me = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        await AlertBench.HoldBeatAsync(db);
        await AlertBench.StreamAsync(db);
        await AlertBench.JudgeAsync(app);
        clock.Advance(TimeSpan.FromSeconds(20));
        await AlertBench.JudgeAsync(app);
        return (app, Assert.Single(await AlertBench.AlertsAsync(app.Database)), me, await app.SignInAsync(me));
    }
}
