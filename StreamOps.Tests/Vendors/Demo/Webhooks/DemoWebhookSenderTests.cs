using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using StreamOps.Vendors.Demo;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.Webhooks;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Tests.Vendors.Demo.Webhooks;

public class DemoWebhookSenderTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DemoWorld World = new(new DemoSchedule(2026), Began);
    private static readonly int[] OfAWholeShow = [1, 3, 4, 101, 102, 103, 104, 105, 106];
    private static readonly DemoPlatformSettings Settings = DemoPlatformSettings.Random();

    [Fact]
    public async Task Every_webhook_carries_the_vendors_proof_of_origin()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => HttpStatusCode.OK);
        var clock = await RunAsync(receiver, until: received =>
            received.Any(r => r.Path.EndsWith("/video", StringComparison.Ordinal)) && EventTypes(received).IsSupersetOf(OfAWholeShow));

        foreach (var webhook in receiver.Received)
        {
            switch (webhook.Path)
            {
                case "/webhooks/agora":
                    Assert.Equal(Hmac(Settings.AgoraNotificationSecret, webhook.Body), webhook.Headers["Agora-Signature-V2"]);
                    break;
                case "/webhooks/cloudflare/live-input":
                    Assert.Equal(Settings.CloudflareNotificationSecret, webhook.Headers["cf-webhook-auth"]);
                    break;
                default:
                    Assert.Equal("/webhooks/cloudflare/video", webhook.Path);
                    var parts = webhook.Headers["Webhook-Signature"].Split(',');
                    var time = parts[0]["time=".Length..];
                    Assert.Equal("sig1=" + Hmac(Settings.CloudflareStreamWebhookSecret, [.. Encoding.UTF8.GetBytes(time + "."), .. webhook.Body]), parts[1]);
                    Assert.InRange(long.Parse(time, CultureInfo.InvariantCulture), Began.ToUnixTimeSeconds(), clock.GetUtcNow().ToUnixTimeSeconds());
                    break;
            }
        }

        static HashSet<int> EventTypes(IEnumerable<Webhook> received) =>
            [.. received.Where(r => r.Path == "/webhooks/agora").Select(r => r.Json.GetProperty("eventType").GetInt32())];
    }

    [Fact]
    public async Task A_refused_agora_notice_is_sent_three_times_more_with_a_new_stamp_and_then_dropped()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_ => HttpStatusCode.InternalServerError);
        await RunAsync(receiver, until: received => received.Where(IsCreated).GroupBy(NoticeId).Any(g => g.Count() == 4));

        var attempts = receiver.Received.Where(IsCreated).GroupBy(NoticeId).ToList();
        Assert.All(attempts, g => Assert.InRange(g.Count(), 1, 8));
        var whole = attempts.First(g => g.Count() >= 4).Select(r => r.Json.GetProperty("notifyMs").GetInt64()).ToList();
        Assert.Equal(whole.Count, whole.Distinct().Count());

        static bool IsCreated(Webhook r) => r.Path == "/webhooks/agora" && r.Json.GetProperty("eventType").GetInt32() == 101;
        static string NoticeId(Webhook r) => r.Json.GetProperty("noticeId").GetString()!;
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_does_not_end_the_loop()
    {
        var receiver = await WebhookReceiver.StartAsync(_ => HttpStatusCode.OK);
        using var http = new HttpClient { BaseAddress = receiver.Address };
        await receiver.DisposeAsync();
        await using var platform = new DemoPlatform(World, Settings, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var loop = Sender(platform, http, new DemoClock(Began.AddHours(1), 600)).RunAsync(stop.Token);

        await Task.Delay(TimeSpan.FromMilliseconds(700));
        Assert.False(loop.IsCompleted);
        await stop.CancelAsync();

        await loop.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void About_one_notice_in_twenty_is_lost_and_some_come_twice_or_late_the_same_ones_every_time()
    {
        var notices = World.Schedule.StartingBetween(Began, Began.AddDays(2)).SelectMany(NoticePlan.Of).ToList();
        var sendings = notices.Select(n => NoticeMischief.SendingTimes(2026, n)).ToList();

        Assert.InRange(sendings.Count(s => s.Count == 0) / (double)notices.Count, 0.04, 0.06);
        Assert.InRange(sendings.Count(s => s.Count == 2) / (double)notices.Count, 0.04, 0.06);
        Assert.InRange(notices.Zip(sendings).Count(p => p.Second.Count == 1 && p.Second[0] > p.First.At) / (double)notices.Count, 0.04, 0.06);
        Assert.Equal(sendings, notices.Select(n => NoticeMischief.SendingTimes(2026, n)));
    }

    [Fact]
    public void Keys_of_notices_are_unique()
    {
        var keys = World.Schedule.StartingBetween(Began, Began.AddDays(2)).SelectMany(NoticePlan.Of).Select(n => n.Path + n.Key + (n as AgoraNotice)?.ProductId).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void A_plan_cut_into_beats_sends_what_the_whole_plan_sends()
    {
        var plan = new NoticePlan(World);
        var start = Began.AddHours(1);

        Assert.Equal(
            plan.SentBetween(start, start.AddMinutes(30)).Select(s => s.Notice.Key),
            Enumerable.Range(0, 180).SelectMany(i => plan.SentBetween(start.AddSeconds(10 * i), start.AddSeconds(10 * (i + 1)))).Select(s => s.Notice.Key));
    }

    [Theory]
    [InlineData("agora.ncs.rtc.101.json", 1, 101)]
    [InlineData("agora.ncs.rtc.102.json", 1, 102)]
    [InlineData("agora.ncs.rtc.103.json", 1, 103)]
    [InlineData("agora.ncs.rtc.104.json", 1, 104)]
    [InlineData("agora.ncs.media_push.1.created.json", 5, 1)]
    [InlineData("agora.ncs.media_push.3.state_changed.json", 5, 3)]
    [InlineData("agora.ncs.media_push.4.destroyed.json", 5, 4)]
    [InlineData("agora.ncs.cloud_recording.11.json", 3, 11)]
    [InlineData("agora.ncs.cloud_recording.31.json", 3, 31)]
    [InlineData("agora.ncs.cloud_recording.40.json", 3, 40)]
    [InlineData("agora.ncs.cloud_recording.41.json", 3, 41)]
    [InlineData("agora.ncs.cloud_recording.100.json", 3, 100)]
    public async Task An_agora_notice_has_the_documented_form(string example, int product, int type)
    {
        var notice = World.Schedule.StartingBetween(Began, Began.AddDays(1)).SelectMany(NoticePlan.Of).OfType<AgoraNotice>()
            .First(n => n.ProductId == product && n.EventType == type);

        Assert.Equal(JsonShape.Of(SharedData.Payload(example)), JsonShape.Of(await BodyOf(notice)));
    }

    [Fact]
    public async Task The_relays_server_joins_and_leaves_in_the_documented_form()
    {
        var notices = World.Schedule.StartingBetween(Began, Began.AddDays(1)).SelectMany(NoticePlan.Of).OfType<AgoraNotice>().ToList();
        foreach (var (type, example) in new[] { (105, "agora.ncs.rtc.105.json"), (106, "agora.ncs.rtc.106.json") })
        {
            var bodies = await Task.WhenAll(notices.Where(n => n.EventType == type).Take(50).Select(BodyOf));
            var server = bodies.First(b => b.GetProperty("payload").TryGetProperty("clientType", out _));
            Assert.Equal(JsonShape.Of(SharedData.Payload(example)), JsonShape.Of(server));
        }
    }

    [Fact]
    public async Task Cloudflares_notices_have_the_documented_forms()
    {
        var notices = World.Schedule.StartingBetween(Began, Began.AddDays(1)).SelectMany(NoticePlan.Of).ToList();
        var errored = notices.OfType<LiveInputNotice>().First(n => n.ErrorCode is not null);
        var connected = notices.OfType<LiveInputNotice>().First(n => n.EventType == "live_input.connected");

        Assert.Superset(JsonShape.Of(SharedData.Payload("cloudflare.notification.live_input.errored.json")), JsonShape.Of(await BodyOf(errored)));
        Assert.Superset(JsonShape.Of(SharedData.Payload("cloudflare.notification.live_input.connected.json")), JsonShape.Of(await BodyOf(connected)));
        Assert.Equal(
            JsonShape.Of(SharedData.Payload("cloudflare.webhook.video_ready.json")),
            JsonShape.Of(await BodyOf(notices.OfType<VideoNotice>().First())));
    }

    private static async Task<JsonElement> BodyOf(DemoNotice notice)
    {
        using var request = notice.Request(Settings, notice.At);
        return JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync()).RootElement;
    }

    /// <summary>At ten simulated minutes a second, until enough has come or ten real seconds are over.</summary>
    private static async Task<DemoClock> RunAsync(WebhookReceiver receiver, Func<IReadOnlyCollection<Webhook>, bool> until)
    {
        var clock = new DemoClock(Began.AddHours(1), 600);
        await using var platform = new DemoPlatform(World, Settings, clock);
        using var http = new HttpClient { BaseAddress = receiver.Address };
        using var stop = new CancellationTokenSource();
        var loop = Sender(platform, http, clock).RunAsync(stop.Token);
        for (var i = 0; i < 100 && !until(receiver.Received); i++)
        {
            await Task.Delay(100);
        }

        await stop.CancelAsync();
        await loop.WaitAsync(TimeSpan.FromSeconds(1));
        Assert.True(until(receiver.Received));
        return clock;
    }

    private static DemoWebhookSender Sender(DemoPlatform platform, HttpClient http, TimeProvider clock) =>
        new(platform, http, clock, NullLogger<DemoWebhookSender>.Instance);

    private static string Hmac(string secret, byte[] message)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Convert.ToHexStringLower(hmac.ComputeHash(message));
    }
}
