using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Outgoing;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Outgoing;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Tests.Features.Outgoing;

/// <summary>Each endpoint hears each thing that it asked for once, signed, however often it must be tried.</summary>
public sealed class DeliveryTests
{
    private static readonly Dictionary<string, string?> Here = new() { ["Outgoing:AllowedNetworks:0"] = "127.0.0.1", ["App:PublicUrl"] = "https://streams.example" };

    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_call_is_signed_and_says_what_happened_once(DatabaseKind kind)
    {
        await using var receiver = HttpListenerStub.Start();
        await using var app = await NotificationWorld.StartAsync(kind, clock, Here);
        var (shown, kept) = app.Services.GetRequiredService<WebhookSecrets>().New();
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, kept, receiver.Url);
        var told = await GivenNotification.AddAsync(db, GivenNotification.Row("a <b>", Severity.Critical));

        for (var times = 0; times < 3; times++)
        {
            await NotificationWorld.TurnAsync(app);
            await DrainAsync(app);
        }

        var call = Assert.Single(receiver.Calls);
        Assert.Equal("POST /hook HTTP/1.1", call.RequestLine);
        Assert.Equal("application/json; charset=utf-8", call.Headers["content-type"]);
        Assert.Equal(Given.Noon.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), call.Headers["webhook-timestamp"]);
        Assert.Equal(WebhookSignature.Of(shown, call.Headers["webhook-id"], Given.Noon.ToUnixTimeSeconds(), call.Body), call.Headers["webhook-signature"]);
        var body = JsonDocument.Parse(call.Body).RootElement;
        Assert.Equal(("streamops.alert", "2026-03-15T12:00:00Z"), (body.GetProperty("type").GetString(), body.GetProperty("timestamp").GetString()));
        var data = body.GetProperty("data");
        Assert.Equal(("critical", "Relay of a <b> fails", "https://streams.example/alerts/7", told.Id), (data.GetProperty("severity").GetString(), data.GetProperty("headline").GetString(), data.GetProperty("url").GetString(), data.GetProperty("id").GetInt64()));
        Assert.Equal(["label: Worst", "value: 38 %"], data.GetProperty("facts")[0].EnumerateObject().Select(p => $"{p.Name}: {p.Value}"));
        var endpoint = await db.WebhookEndpoints.AsNoTracking().SingleAsync();
        Assert.Equal((Given.Noon, null), (endpoint.LastSuccessAt!.Value, endpoint.FailingSince));
    }

    [Fact]
    public async Task Slack_is_told_in_one_text_in_which_no_name_makes_a_mark()
    {
        await using var receiver = HttpListenerStub.Start();
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock, Here);
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, app.Services.GetRequiredService<WebhookSecrets>().New().Kept, receiver.Url, e => e.Form = WebhookForm.Slack);
        await GivenNotification.AddAsync(db, GivenNotification.Row("<!channel> & <https://evil.example|you>"));

        await NotificationWorld.TurnAsync(app);
        await DrainAsync(app);

        Assert.Equal(
            "*Warning*: Relay of &lt;!channel&gt; &amp; &lt;https://evil.example|you&gt; fails\nWorst: 38 %\nSince: 12:00 UTC\n<https://streams.example/alerts/7|Open in StreamOps>",
            JsonDocument.Parse(Assert.Single(receiver.Calls).Body).RootElement.GetProperty("text").GetString());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_endpoint_hears_what_it_asked_for_while_it_is_on(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock, Here);
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, "s", "https://all.example/", e => (e.Name, e.LeastSeverity) = ("all", Severity.Info));
        await GivenNotification.EndpointAsync(db, "s", "https://grave.example/", e => (e.Name, e.LeastSeverity) = ("grave", Severity.Critical));
        await GivenNotification.EndpointAsync(db, "s", "https://money.example/", e => (e.Name, e.LeastSeverity, e.WantsAlerts, e.WantsWatchdog) = ("money", Severity.Info, false, false));
        await GivenNotification.EndpointAsync(db, "s", "https://off.example/", e => (e.Name, e.IsOn) = ("off", false));
        await GivenNotification.AddAsync(db, GivenNotification.Row("i", Severity.Info));
        await GivenNotification.AddAsync(db, GivenNotification.Row("c", Severity.Critical));
        await GivenNotification.AddAsync(db, GivenNotification.Row("m", Severity.Warning, NotificationKind.Budget), n => n.IsMailed = true);

        await NotificationWorld.TurnAsync(app);

        var owed = await db.WebhookDeliveries.Select(d => new { d.Endpoint!.Name, d.Notification!.DedupeKey }).ToListAsync();
        Assert.Equal(["all c", "all i", "all m", "grave c", "money m"], owed.Select(o => $"{o.Name} {o.DedupeKey}").Order(StringComparer.Ordinal));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_call_that_fails_is_tried_after_growing_gaps_under_one_id_and_ends_as_a_dead_letter(DatabaseKind kind)
    {
        await using var receiver = HttpListenerStub.Start();
        receiver.Answer = _ => "503 Busy\r\nContent-Length: 4\r\n\r\nlate";
        await using var app = await NotificationWorld.StartAsync(kind, clock, Here);
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, app.Services.GetRequiredService<WebhookSecrets>().New().Kept, receiver.Url);
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));
        await NotificationWorld.TurnAsync(app);

        var tries = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            var before = receiver.Calls.Count;
            await DrainAsync(app);
            if (receiver.Calls.Count > before)
            {
                tries.Add(clock.GetUtcNow() - Given.Noon);
            }

            if ((await db.WebhookDeliveries.AsNoTracking().SingleAsync()).NextAttemptAt is not { } next)
            {
                break;
            }

            clock.SetUtcNow(next > clock.GetUtcNow() ? next : clock.GetUtcNow());
        }

        Assert.Equal(10, tries.Count);
        Assert.Equal(tries.Zip(tries.Skip(1), (a, b) => b - a), tries.Zip(tries.Skip(1), (a, b) => b - a).Order());
        Assert.Single(receiver.Calls.Select(c => c.Headers["webhook-id"]).Distinct());
        Assert.Equal(10, receiver.Calls.Select(c => c.Headers["webhook-signature"]).Distinct().Count());
        var dead = await db.WebhookDeliveries.AsNoTracking().SingleAsync();
        Assert.Equal((503, "Answered 503. late", false), (dead.LastStatus, dead.LastError, dead.ParkedAt is null));
        Assert.Equal((Given.Noon, 10), ((await db.WebhookEndpoints.AsNoTracking().SingleAsync()).FailingSince, (await db.WebhookEndpoints.AsNoTracking().SingleAsync()).Failures));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_dead_receiver_is_knocked_at_once_and_hears_everything_when_it_is_back(DatabaseKind kind)
    {
        await using var receiver = HttpListenerStub.Start();
        receiver.Answer = _ => HttpListenerStub.Drop;
        await using var app = await NotificationWorld.StartAsync(kind, clock, Here);
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, app.Services.GetRequiredService<WebhookSecrets>().New().Kept, receiver.Url);
        for (var i = 0; i < 20; i++)
        {
            await GivenNotification.AddAsync(db, GivenNotification.Row($"n{i}"));
        }

        await NotificationWorld.TurnAsync(app);
        await DrainAsync(app);
        Assert.Equal(1, await db.WebhookDeliveries.SumAsync(d => d.Attempts));

        receiver.Answer = _ => "200 OK";
        clock.Advance(TimeSpan.FromMinutes(5));
        await DrainAsync(app);

        Assert.Equal(20, await db.WebhookDeliveries.CountAsync(d => d.DeliveredAt != null));
        Assert.Null((await db.WebhookEndpoints.AsNoTracking().SingleAsync()).FailingSince);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_servers_that_deliver_at_once_each_call_is_one_s(DatabaseKind kind)
    {
        await using var receiver = HttpListenerStub.Start();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var one = NotificationWorld.Start(database, clock, Here);
        await using var other = NotificationWorld.Start(database, clock, Here);
        await using var db = one.Open();
        await GivenNotification.EndpointAsync(db, one.Services.GetRequiredService<WebhookSecrets>().New().Kept, receiver.Url);
        for (var i = 0; i < 30; i++)
        {
            await GivenNotification.AddAsync(db, GivenNotification.Row($"n{i}"));
        }

        await NotificationWorld.TurnAsync(one, other);
        await Task.WhenAll(DrainAsync(one), DrainAsync(other), DrainAsync(one), DrainAsync(other));

        Assert.Equal(30, receiver.Calls.Count);
        Assert.Equal(30, receiver.Calls.Select(c => c.Headers["webhook-id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_for_good_is_given_up_at_once()
    {
        await using var receiver = HttpListenerStub.Start();
        receiver.Answer = _ => "410 Gone";
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock, Here);
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, app.Services.GetRequiredService<WebhookSecrets>().New().Kept, receiver.Url);
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));

        await NotificationWorld.TurnAsync(app);
        await DrainAsync(app);

        Assert.NotNull((await db.WebhookDeliveries.SingleAsync()).ParkedAt);
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_sign_and_a_day_later_the_new_one_alone()
    {
        await using var receiver = HttpListenerStub.Start();
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock, Here);
        var secrets = app.Services.GetRequiredService<WebhookSecrets>();
        var (old, keptOld) = secrets.New();
        var (fresh, keptFresh) = secrets.New();
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, keptFresh, receiver.Url, e => (e.PreviousSecret, e.PreviousUntil) = (keptOld, Given.Noon.AddHours(24)));
        foreach (var (key, signing) in new[] { ("during", new[] { fresh, old }), ("after", [fresh]) })
        {
            await GivenNotification.AddAsync(db, GivenNotification.Row(key));
            await NotificationWorld.TurnAsync(app);
            await DrainAsync(app);
            var call = receiver.Calls[^1];
            Assert.Equal(
                signing.Select(s => WebhookSignature.Of(s, call.Headers["webhook-id"], clock.GetUtcNow().ToUnixTimeSeconds(), call.Body)),
                call.Headers["webhook-signature"].Split(' '));
            clock.Advance(TimeSpan.FromHours(24));
        }

        Assert.DoesNotContain(old["whsec_".Length..], keptOld, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_named_network_nothing_inside_is_called()
    {
        await using var receiver = HttpListenerStub.Start();
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock);
        await using var db = app.Open();
        await GivenNotification.EndpointAsync(db, app.Services.GetRequiredService<WebhookSecrets>().New().Kept, receiver.Url.Replace("http:", "https:", StringComparison.Ordinal));
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));

        await NotificationWorld.TurnAsync(app);
        await DrainAsync(app);

        Assert.Equal(0, receiver.Connections);
        Assert.Equal("The address is not one of the public internet.", (await db.WebhookDeliveries.SingleAsync()).LastError);
    }

    private static Task DrainAsync(StreamOpsApp app) => Task.Run(() => app.Services.GetRequiredService<Deliveries>().DrainAsync(CancellationToken.None));
}
