using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Features.Mail;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;
using StreamOps.Vendors.Mail;

namespace StreamOps.Tests.Features.Mail;

public sealed class SendMailJobTests
{
    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_owed_mail_is_sent_once_and_marked_however_often_the_job_runs(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        await OweAsync(database, 3);

        await Job(database, server).RunAsync(CancellationToken.None);
        await Job(database, server).RunAsync(CancellationToken.None);

        Assert.Equal(["mail0@owed.example", "mail1@owed.example", "mail2@owed.example"], server.Mails.Select(m => m.Header("Message-Id").Trim('<', '>')));
        await using var db = database.Open();
        Assert.All(await db.OutboxMails.ToListAsync(), m => Assert.Equal((Given.Noon, 1, null, null), (m.SentAt!.Value, m.Attempts, m.NextAttemptAt, m.LastError)));
        var told = await db.Connectors.SingleAsync(c => c.Name == "mail");
        Assert.Equal(("mail", Given.Noon, null), (told.Name, told.LastSuccessAt!.Value, told.LastFailureAt));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_servers_that_send_at_once_each_mail_is_one_s(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        await OweAsync(database, 20);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Job(database, server).RunAsync(CancellationToken.None))));

        Assert.Equal(20, server.Mails.Count);
        Assert.Equal(20, server.Mails.Select(m => m.Header("Message-Id")).Distinct().Count());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_that_is_put_off_is_tried_again_after_growing_gaps(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "RCPT" ? "450 greylisted" : null;
        await OweAsync(database, 1);

        var tries = new List<int>();
        for (var minute = 0; minute <= 16; minute++)
        {
            var before = server.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal));
            await Job(database, server).RunAsync(CancellationToken.None);
            if (server.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal)) > before)
            {
                tries.Add(minute);
            }

            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 3, 7, 15], tries);
        await using var db = database.Open();
        var mail = await db.OutboxMails.SingleAsync();
        Assert.Equal((null, null), (mail.SentAt, mail.ParkedAt));
        Assert.Contains("450", mail.LastError, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_that_is_refused_is_parked_and_the_next_one_goes_out(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "RCPT" && server.Mails.Count == 0 && server.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal)) == 1 ? "550 no such user" : null;
        await OweAsync(database, 2);

        await Job(database, server).RunAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(1));
        await Job(database, server).RunAsync(CancellationToken.None);

        Assert.Equal("<mail1@owed.example>", Assert.Single(server.Mails).Header("Message-Id"));
        await using var db = database.Open();
        var parked = await db.OutboxMails.SingleAsync(m => m.ParkedAt != null);
        Assert.Equal((Given.Noon, null, 1), (parked.ParkedAt!.Value, parked.SentAt, parked.Attempts));
        Assert.Contains("550", parked.LastError, StringComparison.Ordinal);
    }

    /// <summary>C2: of two recipients one is refused; the other is served, once.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_refused_recipient_is_a_dead_letter_and_no_outage_and_the_other_is_served_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "RCPT" && server.Commands[^1].Contains("person0@", StringComparison.Ordinal) ? "550 no such user" : null;
        await OweAsync(database, 2);

        for (var run = 0; run < 3; run++)
        {
            await Job(database, server).RunAsync(CancellationToken.None);
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("person1@people.example", Assert.Single(server.Mails).Recipients.Single());
        await using var db = database.Open();
        Assert.Null((await db.Connectors.SingleAsync(c => c.Name == "mail")).LastFailureAt);
        Assert.Null(await MailOutage.FindAsync(db, CancellationToken.None));
        Assert.Equal("person0@people.example", (await db.OutboxMails.SingleAsync(m => m.ParkedAt != null)).Recipient);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_whose_confirmation_was_lost_is_repeated_under_the_same_id(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "." ? SmtpServer.Drop : null;
        await OweAsync(database, 1);

        await Job(database, server).RunAsync(CancellationToken.None);
        server.Instead = _ => null;
        clock.Advance(TimeSpan.FromMinutes(1));
        await Job(database, server).RunAsync(CancellationToken.None);

        Assert.Equal(["<mail0@owed.example>", "<mail0@owed.example>"], server.Mails.Select(m => m.Header("Message-Id")));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task While_the_server_is_down_one_mail_is_tried_and_all_go_out_when_it_is_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "HELLO" ? SmtpServer.Drop : null;
        await OweAsync(database, 5);

        await Job(database, server).RunAsync(CancellationToken.None);

        await using var db = database.Open();
        Assert.Equal(1, await db.OutboxMails.SumAsync(m => m.Attempts));
        var told = await db.Connectors.SingleAsync(c => c.Name == "mail");
        Assert.Equal(Given.Noon, told.LastFailureAt);
        Assert.NotEmpty(told.LastFailureReason!);

        server.Instead = _ => null;
        clock.Advance(TimeSpan.FromMinutes(1));
        await Job(database, server).RunAsync(CancellationToken.None);

        Assert.Equal(5, server.Mails.Count);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_of_a_server_that_died_while_it_sent_goes_to_another_after_the_lease(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        await OweAsync(database, 1);
        var outbox = new MailOutbox(database.Factory, clock);
        Assert.NotNull(await outbox.TakeAsync((await outbox.DueAsync(1, CancellationToken.None)).Single(), CancellationToken.None));

        await Job(database, server).RunAsync(CancellationToken.None);
        Assert.Empty(server.Mails);

        clock.Advance(TimeSpan.FromMinutes(2));
        await Job(database, server).RunAsync(CancellationToken.None);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Without_a_mail_server_the_mails_stay_as_they_are()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await OweAsync(database, 1);

        await Job(database, null).RunAsync(CancellationToken.None);

        await using var db = database.Open();
        Assert.Equal((0, null), ((await db.OutboxMails.SingleAsync()).Attempts, (await db.OutboxMails.SingleAsync()).NextAttemptAt));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_running_application_sends_what_was_owed_before_it_started(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        await OweAsync(database, 1);

        await using var app = StreamOpsApp.Start(database, settings: Settings(server));
        for (var waited = 0; server.Mails.Count == 0 && waited < 300; waited++)
        {
            await Task.Delay(50);
        }

        Assert.Single(server.Mails);
    }

    private static async Task OweAsync(TestDatabase database, int count)
    {
        await using var db = database.Open();
        db.OutboxMails.AddRange(Enumerable.Range(0, count).Select(i => new OutboxMailRow
        {
            DedupeKey = $"test:{i}",
            MessageId = $"mail{i}@owed.example",
            Recipient = $"person{i}@people.example",
            Subject = "Owed",
            TextBody = "Hello",
            HtmlBody = "<p>Hello</p>",
            CreatedAt = Given.Noon,
        }));
        await db.SaveChangesAsync();
    }

    private static Dictionary<string, string?> Settings(SmtpServer? server) => server is null ? [] : new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
        ["Smtp:Security"] = "None",
        ["Smtp:From"] = "ops@streams.example",
    };

    private SendMailJob Job(TestDatabase database, SmtpServer? server)
    {
        var services = new ServiceCollection().AddSmtp(new ConfigurationBuilder().AddInMemoryCollection(Settings(server)).Build()).BuildServiceProvider();
        return new SendMailJob(
            new MailOutbox(database.Factory, clock),
            new MailSender(services.GetRequiredService<IOptionsMonitor<SmtpOptions>>()),
            new Connectors(database.Factory, clock),
            NullLogger<SendMailJob>.Instance);
    }
}
