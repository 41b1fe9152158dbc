using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Features.Alerts;
using StreamOps.Tests.Features.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>The process dies while it writes down that an alert fires: the alert and its notification are there together, and once.</summary>
public sealed class AlertKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Kills_at_a_firing_leave_one_notification(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var app = new ProcessApp(Backend.Settings(database));
        await app.StartAsync();
        await app.Kill9Async();
        await FailAsync(database);
        await Aftermath.LeasesEndAsync(database);

        foreach (var (place, written) in new[] { ("alerts:before-commit", 0), ("alerts:committed", 1) })
        {
            app.FailPoint = place;
            Assert.NotEqual(0, await app.RunToEndAsync(Patience));
            Assert.Equal((written, written), await WrittenAsync(database));
            await Aftermath.LeasesEndAsync(database);
        }

        app.FailPoint = null;
        await app.StartAsync();
        await Aftermath.JudgedAgainAsync(database, EvaluateAlertsJob.Connector, Patience);
        Assert.Equal((1, 1), await WrittenAsync(database));
    }

    /// <summary>A relay has failed, and the rule of it waits for nothing; nothing else is judged.</summary>
    private static async Task FailAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await db.AlertRules.ExecuteDeleteAsync();
        db.AlertRules.AddRange(Enum.GetValues<AlertRuleKind>().Select(k => AlertRuleRow.Of(RuleTraits.Of(k).Usual with
        {
            IsOn = k == AlertRuleKind.RelayError,
            Pending = TimeSpan.Zero,
        })));
        await db.SaveChangesAsync();
        await db.Alerts.ExecuteDeleteAsync();
        var now = TimeProvider.System.GetUtcNow();
        await Given.StreamAsync(db, await Given.ChannelAsync(db), s =>
            (s.StartedAt, s.CreatedAt, s.SampleIntervalSeconds, s.RelayStatus) = (now, now, 3600, RelayStatus.Error));
    }

    private static async Task<(int Alerts, int Notifications)> WrittenAsync(TestDatabase database) =>
        ((await AlertBench.AlertsAsync(database)).Count, (await AlertBench.ToldAsync(database)).Count);
}
