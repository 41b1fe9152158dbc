using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data;
using StreamOps.Data.Alerts;
using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Features.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

/// <summary>Streams whose relay fails and mends on demand, and applications that judge them.</summary>
internal static class AlertBench
{
    /// <summary>A live stream of so slow a cadence that its silence is none.</summary>
    public static async Task<StreamRow> StreamAsync(StreamOpsDb db, RelayStatus relay = RelayStatus.Error, string? name = null) =>
        await Given.StreamAsync(db, await Given.ChannelAsync(db, c => c.Name = name ?? c.Name), s =>
            (s.StartedAt, s.SampleIntervalSeconds, s.RelayStatus) = (Given.Noon.AddMinutes(-5), 3600, relay));

    public static Task RelayAsync(StreamOpsDb db, StreamRow stream, RelayStatus relay) =>
        db.Streams.Where(s => s.Id == stream.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.RelayStatus, relay));

    public static async Task JudgeAsync(params StreamOpsApp[] apps) => await Task.WhenAll(apps.Select(app => Task.Run(async () =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertEvaluator>().RunAsync(CancellationToken.None);
    })));

    public static async Task<List<AlertRow>> AlertsAsync(TestDatabase database, AlertRuleKind kind = AlertRuleKind.RelayError)
    {
        await using var db = database.Open();
        return await db.Alerts.AsNoTracking().Where(a => a.Kind == kind).OrderBy(a => a.Id).ToListAsync();
    }

    /// <summary>What people were told of alerts of a rule.</summary>
    public static async Task<List<NotificationRow>> ToldAsync(TestDatabase database, AlertRuleKind kind = AlertRuleKind.RelayError)
    {
        var topics = (await AlertsAsync(database, kind)).ConvertAll(a => $"alert:{a.Id}");
        await using var db = database.Open();
        return await db.Notifications.AsNoTracking().Where(n => topics.Contains(n.Topic)).OrderBy(n => n.Id).ToListAsync();
    }

    /// <summary>From here on only the test judges.</summary>
    public static async Task HoldBeatAsync(StreamOpsDb db)
    {
        await db.Leases.Where(l => l.Name == EvaluateAlertsJob.Connector).ExecuteDeleteAsync();
        var far = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        db.Leases.Add(new LeaseRow { Name = EvaluateAlertsJob.Connector, Owner = "test", HeldUntil = far, LastTick = far });
        await db.SaveChangesAsync();
    }

    public static async Task ChangeRuleAsync(StreamOpsApp app, AlertRuleKind kind, Action<AlertRuleRow> change)
    {
        await app.Services.GetRequiredService<AlertRuleBook>().AllAsync(CancellationToken.None);
        await using var db = app.Open();
        change(await db.AlertRules.SingleAsync(r => r.Kind == kind));
        await db.SaveChangesAsync();
    }
}
