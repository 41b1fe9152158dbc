using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Costs;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>A small platform for pages to show: a live stream, an ended one, names that try the layout, a channel that was never on air.</summary>
public sealed class Platform : IAsyncDisposable
{
    /// <summary>200 characters without a place to break, with a right-to-left word and an emoji.</summary>
    public static readonly string LongName = ("\u200Fبث מבצע 🛍️ " + new string('W', 200))[..200];

    private Platform(StreamOpsApp app, UserRow seller, ChannelRow live, ChannelRow silent, StreamRow onAir, StreamRow ended) =>
        (App, Seller, Live, Silent, OnAir, Ended) = (app, seller, live, silent, onAir, ended);

    public StreamOpsApp App { get; }

    public UserRow Seller { get; }

    public ChannelRow Live { get; }

    public ChannelRow Silent { get; }

    public StreamRow OnAir { get; }

    public StreamRow Ended { get; }

    /// <summary>An outgoing webhook whose one call is a dead letter.</summary>
    public long EndpointId { get; private set; }

    /// <summary>Somebody who is mailed the month when it is closed.</summary>
    public long RecipientId { get; private set; }

    /// <summary>Every page that the three roles share, with the figures of this platform.</summary>
    public IReadOnlyList<string> Pages =>
        ["/live", "/channels", "/channels?search=nobody&only=live", "/channels?sort=-viewers", $"/channels/{Live.Id}", $"/channels/{Live.Id}?sort=-peak&range=90d", $"/channels/{Live.Id}?range=7d", $"/channels/{Silent.Id}", $"/streams/{OnAir.Id}", $"/streams/{Ended.Id}"];

    /// <param name="clock">Null: the real one.</param>
    /// <param name="settings">Configuration over the defaults.</param>
    public static async Task<Platform> StartAsync(
        DatabaseKind kind = DatabaseKind.Sqlite, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var app = await StreamOpsApp.StartAsync(kind, clock, settings);
        var seller = await SessionCookie.AddUserAsync(app.Services, "Seller");
        var now = DateTimeOffset.FromUnixTimeMilliseconds(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds());
        await using var db = app.Open();
        var live = await Given.ChannelAsync(db, c => (c.Name, c.SellerId) = (LongName, seller.Id));
        var silent = await Given.ChannelAsync(db, c => (c.Name, c.SellerId) = ("Nobody here yet", seller.Id));
        var ended = await Given.StreamAsync(db, live, s => (s.StartedAt, s.CreatedAt) = (now.AddHours(-3), now));
        var platform = new Platform(app, seller, live, silent, ended, ended);
        await platform.SampleAsync(ended, Enumerable.Range(0, 720).Select(i => (ended.StartedAt.AddSeconds(5 * i), (int?)(100 + (i % 90)))));
        await app.Services.GetRequiredService<StreamStore>().EndAsync(ended.Id, ended.StartedAt.AddHours(1), EndCause.Timeout, false, TestContext.Current.CancellationToken);
        var onAir = await Given.StreamAsync(db, live, s => (s.StartedAt, s.CreatedAt) = (now.AddMinutes(-10), now));
        platform = new Platform(app, seller, live, silent, onAir, ended);
        await platform.SampleAsync(onAir, Enumerable.Range(0, 120).Select(i => (onAir.StartedAt.AddSeconds(5 * i), (int?)40)));
        platform.EndpointId = await AddDeadLettersAsync(db, now);
        platform.RecipientId = await AddRecipientAsync(db, now);
        return platform;
    }

    /// <summary>A mail and a call that were given up, under names that try the layout.</summary>
    private static async Task<long> AddDeadLettersAsync(StreamOpsDb db, DateTimeOffset now)
    {
        var endpoint = await GivenNotification.EndpointAsync(db, "unreadable", "https://hooks.example/" + new string('x', 300), e => (e.Name, e.IsOn) = (LongName, false));
        var told = await GivenNotification.AddAsync(db, GivenNotification.Row("dead"), n => (n.Headline, n.SpreadAt) = (LongName, now));
        db.WebhookDeliveries.Add(new()
        {
            EndpointId = endpoint.Id,
            NotificationId = told.Id,
            MessageId = "msg_dead",
            CreatedAt = now,
            ParkedAt = now,
            Attempts = 10,
            LastStatus = 500,
            LastError = "Answered 500. " + new string('W', 300),
        });
        db.OutboxMails.Add(new()
        {
            DedupeKey = "dead",
            MessageId = "dead@owed.example",
            Recipient = new string('w', 60) + "@people.example",
            Subject = LongName,
            TextBody = "Hello",
            HtmlBody = "<p>Hello</p>",
            CreatedAt = now,
            ParkedAt = now,
            Attempts = 1,
            LastError = "The mail server answered 550: no such user",
        });
        await db.SaveChangesAsync();
        return endpoint.Id;
    }

    /// <summary>One who left, under an address that tries the layout.</summary>
    private static async Task<long> AddRecipientAsync(StreamOpsDb db, DateTimeOffset now)
    {
        var stopped = Features.Reports.Delivery.DeliveryWorld.Recipient(new string('w', 60) + "@people.example", r => (r.StoppedAt, r.StoppedBy, r.Forms) = (now, r.Email, ".pdf,-letter.pdf,.csv,-lines.csv,-focus.csv,.json"));
        var recipient = Features.Reports.Delivery.DeliveryWorld.Recipient("books@people.example");
        db.ReportRecipients.AddRange(stopped, recipient);
        await db.SaveChangesAsync();
        return recipient.Id;
    }

    public Task SampleAsync(StreamRow stream, IEnumerable<(DateTimeOffset At, int? Viewers)> samples) =>
        App.Services.GetRequiredService<SampleQueue>().WriteAsync(
            [.. samples.Select(s => new NewSample(stream.Id, s.At, RelayStatus.Active, true, s.Viewers, 2, 4_500, 29.9, 0.1, null, SampleSource.Sampler))],
            TestContext.Current.CancellationToken);

    /// <summary>The costs of what has ended are recorded by a job in its own time; pages that are compared must not change between two looks.</summary>
    public async Task BookAsync()
    {
        var recorder = App.Services.GetRequiredService<CostRecorder>();
        while (await recorder.OwedAsync(10, TestContext.Current.CancellationToken) is { Count: > 0 } owed)
        {
            foreach (var stream in owed)
            {
                await recorder.RecordAsync(stream, TestContext.Current.CancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
