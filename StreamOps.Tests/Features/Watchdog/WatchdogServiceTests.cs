using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Operations;
using StreamOps.Features.Watchdog;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;
using StreamOps.Tests.Vendors.Outgoing;

namespace StreamOps.Tests.Features.Watchdog;

/// <summary>C6: judging, delivery or the scheduler stops silently, and an admin is told although no job runs any more.</summary>
public sealed class WatchdogServiceTests
{
    private readonly FakeTimeProvider clock = new(Given.Noon);

    public static TheoryData<DatabaseKind, string> StoppedOnBoth =>
        [.. from kind in Enum.GetValues<DatabaseKind>() from beat in new[] { "budgets", "mail-delivery", "scheduler", "notifications", "webhook-delivery" } select (kind, beat)];

    [Theory, MemberData(nameof(StoppedOnBoth))]
    public async Task What_stops_turns_health_red_and_an_admin_is_mailed_once_within_two_periods(DatabaseKind kind, string silent)
    {
        await using var server = SmtpServer.Start();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var one = Start(database, server);
        await using var other = Start(database, server);
        var admin = await SessionCookie.AddUserAsync(one.Services, Roles.Admin);
        await SessionCookie.AddUserAsync(one.Services, Roles.Seller);
        WatchdogService[] looking = [Service(one), Service(other)];
        var beats = one.Services.GetRequiredService<Lookout>().Beats;
        var period = beats.Single(b => b.Connector == silent).Period;
        await SignAsync(database, beats, null);
        await LookAsync(looking);

        var waited = TimeSpan.Zero;
        while (server.Mails.Count == 0 && waited < 2 * period)
        {
            clock.Advance(Lookout.Pause);
            waited += Lookout.Pause;
            await SignAsync(database, beats, silent);
            await LookAsync(looking);
        }

        await LookAsync(looking);
        var mail = Assert.Single(server.Mails);
        Assert.Equal(admin.Email, mail.Recipients.Single());
        Assert.Contains("has stopped", mail.Header("Subject"), StringComparison.Ordinal);
        using var client = one.Anonymous();
        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("has stopped: no sign of life since 2026-03-15T12:00:00Z", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // It works again: told once, as any notification.
        clock.Advance(Lookout.Pause);
        await SignAsync(database, beats, null);
        await LookAsync(looking);
        await using var db = one.Open();
        Assert.Equal(["stopped", "works again"], (await db.Notifications.OrderBy(n => n.Id).Select(n => n.Headline).ToListAsync()).Select(h => h.EndsWith("works again", StringComparison.Ordinal) ? "works again" : "stopped"));
        using var green = await client.GetAsync("/health/ready");
        Assert.DoesNotContain("watchdog", await green.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_that_the_watchdog_could_not_send_stays_owed(DatabaseKind kind)
    {
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "HELLO" ? SmtpServer.Drop : null;
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var app = Start(database, server);
        await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WatchdogNotices>().StoppedAsync(new StoppedBeat(new WatchedBeat("x", TimeSpan.FromMinutes(1), "Something"), null), CancellationToken.None);
        await using var db = app.Open();
        var owed = await db.OutboxMails.AsNoTracking().SingleAsync();
        Assert.Equal((null, 1), (owed.SentAt, owed.Attempts));

        server.Instead = _ => null;
        clock.Advance(TimeSpan.FromMinutes(2));
        await NotificationWorld.SendAsync(app);

        Assert.Equal("Critical: Something has stopped", Assert.Single(server.Mails).Header("Subject"));
    }

    [Fact]
    public async Task The_heartbeat_goes_out_while_all_is_well_and_stops_with_the_first_fault()
    {
        await using var monitor = HttpListenerStub.Start();
        var lookout = new Lookout([new WatchedBeat("silent", TimeSpan.FromSeconds(30), "Silence")], clock);
        await using var app = await StreamOpsApp.StartAsync(
            DatabaseKind.Sqlite,
            settings: new Dictionary<string, string?> { ["Watchdog:HeartbeatUrl"] = monitor.Url, ["Outgoing:AllowedNetworks:0"] = "127.0.0.1" },
            services: s => s.Replace(ServiceDescriptor.Singleton(lookout)));
        using var client = app.Anonymous();
        var heartbeat = app.Services.GetRequiredService<Heartbeat>();
        for (var tries = 0; tries < 100 && monitor.Calls.Count == 0; tries++)
        {
            await heartbeat.BeatAsync(CancellationToken.None);
            await Task.Delay(monitor.Calls.Count == 0 ? 100 : 0);
        }

        var before = monitor.Calls.Count;
        Assert.Equal("GET /hook HTTP/1.1", monitor.Calls[^1].RequestLine);

        for (var looks = 0; looks < 6; looks++)
        {
            lookout.Look(new Dictionary<string, DateTimeOffset?>());
            clock.Advance(Lookout.Pause);
        }

        lookout.Look(new Dictionary<string, DateTimeOffset?>());
        await heartbeat.BeatAsync(CancellationToken.None);
        Assert.Equal(before, monitor.Calls.Count);
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("ftp://hc.example/key")]
    [InlineData("https://user:secret@hc.example/key")]
    public void A_heartbeat_address_that_cannot_be_called_is_refused_without_being_shown(string url)
    {
        var result = new WatchdogOptionsValidator().Validate(null, new WatchdogOptions { HeartbeatUrl = url });

        Assert.Contains("Watchdog:HeartbeatUrl is set", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(url, result.FailureMessage, StringComparison.Ordinal);
    }

    /// <summary>Without workers and jobs, and with the watch of the test.</summary>
    private StreamOpsApp Start(TestDatabase database, SmtpServer server) => StreamOpsApp.Start(database, clock, BudgetWorld.Settings(server), services =>
    {
        NotificationWorld.Still(services);
        services.Replace(ServiceDescriptor.Singleton(s => new Lookout(s.GetServices<WatchedBeat>(), clock)));
    });

    private static WatchdogService Service(StreamOpsApp app) => ActivatorUtilities.CreateInstance<WatchdogService>(app.Services);

    private static async Task LookAsync(IEnumerable<WatchdogService> services) =>
        await Task.WhenAll(services.Select(s => Task.Run(() => s.LookAsync(CancellationToken.None))));

    private async Task SignAsync(TestDatabase database, IEnumerable<WatchedBeat> beats, string? except)
    {
        await using var db = database.Open();
        foreach (var beat in beats.Where(b => b.Connector != except))
        {
            if (await db.Connectors.FindAsync(beat.Connector) is not { } row)
            {
                db.Connectors.Add(row = new ConnectorRow { Name = beat.Connector });
            }

            row.LastSuccessAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync();
    }
}
