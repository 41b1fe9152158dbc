using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Messages;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.DeadLetters;

public sealed class DeadLetterPagesTests
{
    private const string Path = "/system/dead-letters";

    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_that_was_given_up_is_seen_with_its_reason_and_owed_again_under_its_id(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        db.OutboxMails.AddRange(Enumerable.Range(0, 60).Select(i => Mail(i)));
        await db.SaveChangesAsync();

        var page = await admin.GetStringAsync(Path);
        Assert.Contains("550 no such user 59", page, StringComparison.Ordinal);
        Assert.Contains("1 to 50 of 60", page, StringComparison.Ordinal);
        Assert.Contains("550 no such user 0", await admin.GetStringAsync($"{Path}?page=2"), StringComparison.Ordinal);
        Assert.Contains("60 dead letters", await admin.GetStringAsync("/system"), StringComparison.Ordinal);

        var one = await db.OutboxMails.AsNoTracking().FirstAsync();
        for (var times = 0; times < 2; times++)
        {
            await admin.SubmitAsync(Path, new Dictionary<string, string>(), $"{Path}?handler=Replay&id={one.Id}");
        }

        var again = await db.OutboxMails.AsNoTracking().SingleAsync(m => m.Id == one.Id);
        Assert.Equal((null, null, 0, one.MessageId), (again.ParkedAt, again.NextAttemptAt, again.Attempts, again.MessageId));
        Assert.Single(await db.AuditEntries.Where(a => a.Action == "mail.replayed").ToListAsync());

        await admin.SubmitAsync(Path, new Dictionary<string, string>(), $"{Path}?handler=Replay");
        Assert.Equal(0, await db.OutboxMails.CountAsync(m => m.ParkedAt != null));
        Assert.Equal(60, await db.AuditEntries.CountAsync(a => a.Action == "mail.replayed"));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_that_nobody_wants_any_more_is_dropped_once_with_a_line_in_the_trail(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var owed = Mail(1);
        owed.ParkedAt = null;
        db.OutboxMails.AddRange(Mail(0), owed);
        await db.SaveChangesAsync();
        var dead = await db.OutboxMails.AsNoTracking().SingleAsync(m => m.ParkedAt != null);

        foreach (var id in new[] { dead.Id, dead.Id, owed.Id })
        {
            using var answer = await admin.SubmitAsync("/account/manage", new Dictionary<string, string>(), $"{Path}?handler=Discard&id={id}");
            Assert.Equal(Path, answer.Headers.Location?.OriginalString);
        }

        Assert.Equal(owed.Id, (await db.OutboxMails.AsNoTracking().SingleAsync()).Id);
        Assert.Contains("550 no such user 0", (await db.AuditEntries.SingleAsync(a => a.Action == "mail.discarded")).Before, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_webhook_call_that_was_given_up_is_owed_again_at_once(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, "s", "https://hooks.example/x", e => e.HeldUntil = Given.Noon.AddDays(1));
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));
        await NotificationWorld.TurnAsync(app);
        await db.WebhookDeliveries.ExecuteUpdateAsync(d => d.SetProperty(x => x.ParkedAt, Given.Noon).SetProperty(x => x.Attempts, 10).SetProperty(x => x.LastError, "Answered 500."));
        Assert.Contains("Answered 500.", await admin.GetStringAsync($"{Path}?of=webhooks"), StringComparison.Ordinal);

        var dead = await db.WebhookDeliveries.AsNoTracking().SingleAsync();
        await admin.SubmitAsync($"{Path}?of=webhooks", new Dictionary<string, string>(), $"{Path}?of=webhooks&handler=Replay&id={dead.Id}");

        var again = await db.WebhookDeliveries.AsNoTracking().SingleAsync();
        Assert.Equal((null, 0, dead.MessageId), (again.ParkedAt, again.Attempts, again.MessageId));
        Assert.Null((await db.WebhookEndpoints.AsNoTracking().SingleAsync()).HeldUntil);
        Assert.Single(await db.AuditEntries.Where(a => a.Action == "webhook-delivery.replayed").ToListAsync());
    }

    private static OutboxMailRow Mail(int i) => new()
    {
        DedupeKey = $"dead:{i}",
        MessageId = $"dead{i}@owed.example",
        Recipient = $"person{i}@people.example",
        Subject = $"Dead {i}",
        TextBody = "Hello",
        HtmlBody = "<p>Hello</p>",
        CreatedAt = Given.Noon,
        ParkedAt = Given.Noon,
        Attempts = 1,
        LastError = $"The mail server answered 550: 550 no such user {i}",
    };
}
