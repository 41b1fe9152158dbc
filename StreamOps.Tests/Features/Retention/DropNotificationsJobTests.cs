using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Messages;
using StreamOps.Data.Notifications;
using StreamOps.Features.Retention;
using StreamOps.Platform;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Retention;

/// <summary>What was told long ago goes; what is owed or was given up never does.</summary>
public sealed class DropNotificationsJobTests
{
    private static readonly DateTimeOffset Old = Given.Noon.AddDays(-91);
    private static readonly DateTimeOffset Young = Given.Noon.AddDays(-89);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Old_notifications_go_with_what_was_done_for_them_and_what_is_not_done_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var person = (await Given.SellerAsync(db)).Id;
        var endpoint = await GivenNotification.EndpointAsync(db, "secret", "https://pager.example");
        await AddAsync("told", spread: Old);
        await AddAsync("told-twice", spread: Old, gathered: Old, delivered: Old);
        await AddAsync("young", spread: Young);
        await AddAsync("not-spread", spread: null);
        await AddAsync("quiet-hours", spread: Old, gathered: DateTimeOffset.MinValue);
        await AddAsync("mailed-late", spread: Old, gathered: Young);
        await AddAsync("to-call", spread: Old, delivered: DateTimeOffset.MinValue);
        await AddAsync("given-up", spread: Old, delivered: DateTimeOffset.MinValue, parked: Old);
        await AddAsync("called-late", spread: Old, delivered: Young);

        await RunAsync(database);
        await RunAsync(database);

        Assert.Equal(
            ["called-late", "given-up", "mailed-late", "not-spread", "quiet-hours", "to-call", "young"],
            await db.Notifications.Select(n => n.DedupeKey).Order().ToListAsync());
        Assert.Equal((2, 3), (await db.NotificationShares.CountAsync(), await db.WebhookDeliveries.CountAsync()));

        // The smallest instant stands for: never.
        async Task AddAsync(string key, DateTimeOffset? spread, DateTimeOffset? gathered = null, DateTimeOffset? delivered = null, DateTimeOffset? parked = null)
        {
            var row = await GivenNotification.AddAsync(db, GivenNotification.Row(key), n => (n.CreatedAt, n.SpreadAt) = (Old, spread));
            if (gathered is { } mailed)
            {
                db.NotificationShares.Add(new NotificationShareRow { NotificationId = row.Id, UserId = person, DueAt = Old, GatheredAt = Done(mailed) });
            }

            if (delivered is { } called)
            {
                db.WebhookDeliveries.Add(new WebhookDeliveryRow
                {
                    EndpointId = endpoint.Id,
                    NotificationId = row.Id,
                    MessageId = key,
                    CreatedAt = Old,
                    DeliveredAt = Done(called),
                    ParkedAt = parked,
                });
            }

            await db.SaveChangesAsync();
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Mails_go_once_they_were_sent_long_ago_in_any_number(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        db.OutboxMails.AddRange(Enumerable.Range(0, 1200).Select(i => Mail($"sent-{i}", m => m.SentAt = Old)));
        db.OutboxMails.AddRange(Mail("owed", _ => { }), Mail("given-up", m => m.ParkedAt = Old), Mail("young", m => m.SentAt = Young));
        await db.SaveChangesAsync();

        await RunAsync(database);

        Assert.Equal(["given-up", "owed", "young"], await db.OutboxMails.Select(m => m.DedupeKey).Order().ToListAsync());
    }

    [Fact]
    public async Task In_the_demo_nothing_is_dropped()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        db.OutboxMails.Add(Mail("sent", m => m.SentAt = Old));
        await db.SaveChangesAsync();

        await RunAsync(database, ("Demo:Enabled", "true"));

        Assert.Equal(1, await db.OutboxMails.CountAsync());
    }

    [Fact]
    public void Less_than_a_week_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => Options(("Retention:NotificationDays", "6")));

        Assert.Equal("Retention:NotificationDays is '6'; allowed: a whole number from 7 to 36500.", error.Message);
    }

    private static Task RunAsync(TestDatabase database, params (string Key, string Value)[] settings) =>
        new DropNotificationsJob(new NotificationRetention(database.Factory), Options(settings), new FakeTimeProvider(Given.Noon), NullLogger<DropNotificationsJob>.Instance)
            .RunAsync(CancellationToken.None);

    private static RetentionOptions Options(params (string Key, string Value)[] settings) =>
        RetentionOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());

    private static DateTimeOffset? Done(DateTimeOffset at) => at == DateTimeOffset.MinValue ? null : at;

    private static OutboxMailRow Mail(string key, Action<OutboxMailRow> change)
    {
        var mail = new OutboxMailRow
        {
            DedupeKey = key,
            Recipient = "a@b.example",
            Subject = "s",
            TextBody = "t",
            HtmlBody = "h",
            MessageId = $"{key}@b",
            CreatedAt = Old,
        };
        change(mail);
        return mail;
    }
}
