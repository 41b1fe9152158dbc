using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Features.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

/// <summary>What the watches read, on real tables.</summary>
public sealed class AlertWatchTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Vendors:Agora:ApiBaseUrl"] = "http://127.0.0.1:1",
        ["Vendors:Agora:FallbackApiBaseUrl"] = "",
        ["Vendors:Agora:AppId"] = "app",
        ["Vendors:Agora:CustomerKey"] = "key",
        ["Vendors:Agora:CustomerSecret"] = "secret",
        ["Vendors:Agora:NotificationSecret"] = "secret-of-agora",
        ["Vendors:Cloudflare:ApiBaseUrl"] = "http://127.0.0.1:1/client/v4",
        ["Vendors:Cloudflare:CustomerBaseUrl"] = "http://127.0.0.1:1",
        ["Vendors:Cloudflare:AccountId"] = "acc",
        ["Vendors:Cloudflare:ApiToken"] = "token",
        ["Vendors:Cloudflare:NotificationSecret"] = "secret-of-cloudflare",
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = "1",
        ["Smtp:From"] = "ops@streams.example",
    };

    [Theory, ClassData<DatabaseKinds>]
    public async Task Vendors_notices_storage_and_mail_are_judged_by_their_own_tables(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon), Settings);
        await using var db = app.Open();
        await AlertBench.HoldBeatAsync(db);
        await FailAsync(db, Connectors.Agora);
        await Given.StreamAsync(db, await Given.ChannelAsync(db), s => (s.StartedAt, s.CreatedAt, s.IsSampled, s.SampleIntervalSeconds) = (Given.Noon.AddMinutes(-20), Given.Noon.AddMinutes(-20), true, 3600));
        db.InboxMessages.Add(new InboxMessageRow { Source = "agora", DedupeKey = "1", EventType = "x", Body = "{}", ReceivedAt = Given.Noon.AddMinutes(-19), State = InboxState.Done });
        db.StorageReadings.Add(new StorageReadingRow { Day = new DateOnly(2026, 3, 15), ReadAt = Given.Noon, StoredMinutes = 950, BoughtMinutes = 1000 });
        db.UsageReadings.AddRange(Usage(13, 10_000), Usage(14, 8_000));
        db.OutboxMails.Add(new OutboxMailRow
        {
            DedupeKey = "m",
            Recipient = "a@b.example",
            Subject = "s",
            TextBody = "t",
            HtmlBody = "h",
            MessageId = "m@b",
            CreatedAt = Given.Noon.AddMinutes(-12),
            NextAttemptAt = Given.Noon.AddDays(1),
            Attempts = 4,
            LastError = "no route",
        });

        // Quiet hours keep it back: nobody has tried to send it.
        db.OutboxMails.Add(new OutboxMailRow
        {
            DedupeKey = "quiet",
            Recipient = "a@b.example",
            Subject = "s",
            TextBody = "t",
            HtmlBody = "h",
            MessageId = "quiet@b",
            CreatedAt = Given.Noon.AddHours(-5),
            NextAttemptAt = Given.Noon.AddHours(2),
        });
        await db.SaveChangesAsync();

        var seen = (await LookAsync(app)).ToDictionary(w => (w.Kind, w.Subject.Key), w => w.Seen);

        Assert.Equal(Sight.Bad, seen[(AlertRuleKind.VendorDown, "vendor:agora")].Sight);
        Assert.Equal(Sight.Fine, seen[(AlertRuleKind.WebhookSilence, "vendor:agora")].Sight);
        Assert.Equal(Sight.Bad, seen[(AlertRuleKind.WebhookSilence, "vendor:cloudflare-live-input")].Sight);
        Assert.Equal(95m, seen[(AlertRuleKind.StorageQuota, "platform")].Value);
        Assert.Equal((Sight.Bad, 20m), (seen[(AlertRuleKind.UsageDrift, "vendor:cloudflare")].Sight, seen[(AlertRuleKind.UsageDrift, "vendor:cloudflare")].Value));
        Assert.Equal((Sight.Bad, 12m), (seen[(AlertRuleKind.MailStuck, "platform")].Sight, seen[(AlertRuleKind.MailStuck, "platform")].Value));
        Assert.Contains("no route", seen[(AlertRuleKind.MailStuck, "platform")].Says, StringComparison.Ordinal);
        Assert.Equal(Sight.Fine, seen[(AlertRuleKind.VendorLimited, "vendor:cloudflare-api")].Sight);
        Assert.Equal(1m, seen[(AlertRuleKind.RelaySlots, "platform")].Value);
        Assert.Equal(Sight.Unknown, seen[(AlertRuleKind.CostAnomaly, "platform")].Sight);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Storage_that_Cloudflare_has_refused_a_stream_for_is_used_up(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon), Settings);
        await using var db = app.Open();
        await AlertBench.HoldBeatAsync(db);
        var stream = await AlertBench.StreamAsync(db);
        db.StreamEvents.Add(new StreamEventRow { ChannelId = stream.ChannelId, At = Given.Noon.AddMinutes(-1), Kind = StreamEventKind.Error, Code = "ERR_STORAGE_QUOTA_EXHAUSTED" });
        await db.SaveChangesAsync();

        var storage = Assert.Single(await LookAsync(app), w => w.Kind == AlertRuleKind.StorageQuota);

        Assert.Equal(100m, storage.Seen.Value);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task While_a_vendor_is_down_the_alerts_of_its_streams_tell_nobody(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock, Settings);
        await using var db = app.Open();
        await AlertBench.HoldBeatAsync(db);
        await FailAsync(db, Connectors.Agora);
        await AlertBench.StreamAsync(db);
        for (var beat = 0; beat < 10; beat++)
        {
            await AlertBench.JudgeAsync(app);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((AlertState.Firing, "Agora is down"), (await AlertBench.AlertsAsync(app.Database)).Select(a => (a.State, a.MutedBy)).Single());
        Assert.Empty(await AlertBench.ToldAsync(app.Database));
        Assert.Contains(await AlertBench.ToldAsync(app.Database, AlertRuleKind.VendorDown), n => n.Headline.StartsWith("Vendor down: Agora.", StringComparison.Ordinal));
    }

    private static UsageReadingRow Usage(int day, decimal own) =>
        new() { Service = UsageReadingRow.CloudflareDelivery, Day = new DateOnly(2026, 3, day), ReadAt = Given.Noon, VendorMinutes = 10_000, OwnMinutes = own };

    private static async Task FailAsync(StreamOps.Data.StreamOpsDb db, string connector)
    {
        await db.Connectors.Where(c => c.Name == connector).ExecuteDeleteAsync();
        db.Connectors.Add(new ConnectorRow { Name = connector, LastSuccessAt = Given.Noon.AddMinutes(-5), LastFailureAt = Given.Noon.AddMinutes(-1), LastFailureReason = "answered 500" });
        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<Watched>> LookAsync(StreamOpsApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var rules = Enum.GetValues<AlertRuleKind>().Select(k => RuleTraits.Of(k).Usual).ToList();
        var looked = await scope.ServiceProvider.GetRequiredService<AlertLooks>().SeeAsync(rules, CancellationToken.None);
        Assert.Equal(rules.Count, looked.Kinds.Count);
        return looked.Watched;
    }
}
