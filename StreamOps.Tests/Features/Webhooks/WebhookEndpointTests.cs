using System.Net;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Messages;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Features.Webhooks;

/// <summary>The doors themselves, over HTTP.</summary>
public sealed class WebhookEndpointTests
{
    private static readonly byte[] AgoraBody = Notices.Host(103, "agora-x", Given.Noon);
    private static readonly byte[] InputBody = Notices.Input("connected", "input-x", Given.Noon);
    private static readonly byte[] VideoBody = Notices.Video();

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_proven_notice_is_stored_before_it_is_answered_with_a_JSON_body(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        foreach (var request in new[] { WebhookHost.Agora(AgoraBody), WebhookHost.LiveInput(InputBody), WebhookHost.Video(VideoBody, Given.Noon) })
        {
            using var answer = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("{}", await answer.Content.ReadAsStringAsync());
        }

        await using var db = host.Database.Open();
        Assert.Equal(["agora", "cloudflare-live-input", "cloudflare-video"], await db.InboxMessages.OrderBy(m => m.Id).Select(m => m.Source).ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_captured_notice_sent_a_thousand_times_is_one_row(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);

        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
            Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.Agora(AgoraBody))));

        await using var db = host.Database.Open();
        Assert.Equal(1, await db.InboxMessages.CountAsync());
        Assert.Empty(host.Refusals.Lines);
    }

    [Theory]
    [InlineData("agora")]
    [InlineData("live-input")]
    [InlineData("video")]
    public async Task None_of_10_000_forged_notices_is_taken_and_all_get_the_same_401(string vendor)
    {
        const int Count = 10_000;
        await using var host = await WebhookHost.StartAsync(works: false);
        var bodies = new HashSet<string>();

        await Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) =>
        {
            using var request = Forged(vendor, new Random(i), i);
            using var answer = await host.Client.SendAsync(request, cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"forgery {i} of {vendor} got {(int)answer.StatusCode}");
            var body = await answer.Content.ReadAsStringAsync(cancel);
            lock (bodies)
            {
                bodies.Add(body);
            }
        });

        await using var db = host.Database.Open();
        Assert.False(await db.InboxMessages.AnyAsync());
        Assert.Single(bodies);
        Assert.Equal(Count, host.Refusals.Lines.Count);
        Assert.All(host.Refusals.Lines, l => Assert.DoesNotContain("secret", l, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(-299, HttpStatusCode.OK)]
    [InlineData(299, HttpStatusCode.OK)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    public async Task The_stamp_of_a_video_notice_may_be_five_minutes_off(int seconds, HttpStatusCode expected)
    {
        await using var host = await WebhookHost.StartAsync(works: false);

        Assert.Equal(expected, await host.SendAsync(WebhookHost.Video(VideoBody, Given.Noon.AddSeconds(seconds))));
    }

    [Fact]
    public async Task Two_secrets_are_valid_while_one_is_rotated_and_no_third()
    {
        await using var host = await WebhookHost.StartAsync(works: false, settings: new()
        {
            ["Vendors:Agora:NotificationSecretPrevious"] = "old-a",
            ["Vendors:Cloudflare:NotificationSecretPrevious"] = "old-i",
            ["Vendors:Cloudflare:StreamWebhookSecretPrevious"] = "old-v",
        });

        Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.Agora(AgoraBody)));
        Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.Agora(AgoraBody, "old-a")));
        Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.LiveInput(InputBody, "old-i")));
        Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.Video(VideoBody, Given.Noon, "old-v")));
        Assert.Equal(HttpStatusCode.Unauthorized, await host.SendAsync(WebhookHost.Agora(AgoraBody, "old-i")));
        Assert.Equal(HttpStatusCode.Unauthorized, await host.SendAsync(WebhookHost.LiveInput(InputBody, "old-v")));
        Assert.Equal(HttpStatusCode.Unauthorized, await host.SendAsync(WebhookHost.Video(VideoBody, Given.Noon, "old-a")));
    }

    [Fact]
    public async Task Without_a_configured_secret_nothing_is_taken()
    {
        await using var host = await WebhookHost.StartAsync(works: false, settings: new()
        {
            ["Vendors:Agora:NotificationSecret"] = "",
            ["Vendors:Cloudflare:NotificationSecret"] = "",
            ["Vendors:Cloudflare:StreamWebhookSecret"] = "",
        });

        Assert.Equal(HttpStatusCode.Unauthorized, await host.SendAsync(WebhookHost.Agora(AgoraBody)));
        Assert.Equal(HttpStatusCode.Unauthorized, await host.SendAsync(WebhookHost.LiveInput(InputBody, null)));
        Assert.Equal(HttpStatusCode.Unauthorized, await host.SendAsync(WebhookHost.Video(VideoBody, Given.Noon)));
    }

    [Theory]
    [InlineData(1 << 20, HttpStatusCode.OK, false)]
    [InlineData((1 << 20) + 1, HttpStatusCode.RequestEntityTooLarge, false)]
    [InlineData((1 << 20) + 1, HttpStatusCode.RequestEntityTooLarge, true)]
    public async Task A_body_has_at_most_a_mebibyte(int length, HttpStatusCode expected, bool chunked)
    {
        await using var host = await WebhookHost.StartAsync(works: false);
        var body = new byte[length];
        Array.Fill(body, (byte)' ');
        var request = WebhookHost.Agora(body);
        request.Headers.TransferEncodingChunked = chunked;

        Assert.Equal(expected, await host.SendAsync(request));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Whatever_a_proven_sender_writes_is_kept_and_answered_200(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        byte[][] odd =
        [
            [], [0], [0xFF, 0xFE, 0x41], "null"u8.ToArray(), "[[[["u8.ToArray(), "{\"noticeId\":"u8.ToArray(),
            """{"noticeId":"a\u0000b","productId":1,"eventType":103,"payload":{"channelName":"x\ud800y","uid":1e400,"ts":-5}}"""u8.ToArray(),
            """{"noticeId":"n","productId":99999,"eventType":1,"payload":[]}"""u8.ToArray(),
            System.Text.Encoding.UTF8.GetBytes("{\"noticeId\":\"" + new string('n', 5000) + "\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":\"" + new string('c', 5000) + "\"}}"),
        ];
        foreach (var body in odd)
        {
            Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.Agora(body)));
            Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.LiveInput(body)));
            Assert.Equal(HttpStatusCode.OK, await host.SendAsync(WebhookHost.Video(body, Given.Noon)));
        }

        await host.DrainAsync();
        await using var db = host.Database.Open();
        var kept = await db.InboxMessages.ToListAsync();
        Assert.Equal(3 * odd.Length, kept.Count);
        Assert.All(kept, m => Assert.Equal(InboxState.Ignored, m.State));
    }

    /// <summary>A flipped bit, a wrong, empty or missing proof, one given twice, the older kind, an old stamp, other bytes of the same JSON.</summary>
    private static HttpRequestMessage Forged(string vendor, Random random, int i) => vendor switch
    {
        "agora" => (i % 8) switch
        {
            0 => WebhookHost.Post("/webhooks/agora", Forgery.FlipBit(AgoraBody, random), "Agora-Signature-V2", Proof(AgoraBody)),
            1 => WebhookHost.Post("/webhooks/agora", AgoraBody, "Agora-Signature-V2", Forgery.OtherDigit(Proof(AgoraBody), 0, random)),
            2 => WebhookHost.Agora(AgoraBody, Forgery.Text(random)),
            3 => WebhookHost.Agora(AgoraBody, ""),
            4 => WebhookHost.Post("/webhooks/agora", AgoraBody, "Agora-Signature-V2"),
            5 => WebhookHost.Post("/webhooks/agora", AgoraBody, "Agora-Signature-V2", Proof(AgoraBody), Proof(AgoraBody)),
            6 => WebhookHost.Post("/webhooks/agora", AgoraBody, random.Next(2) == 0 ? "Agora-Signature" : "Agora-Signature-V2", Forgery.Sha1(WebhookHost.AgoraSecret, AgoraBody)),
            _ => WebhookHost.Post("/webhooks/agora", Forgery.Reserialised(AgoraBody, random), "Agora-Signature-V2", Proof(AgoraBody)),
        },
        "live-input" => (i % 5) switch
        {
            0 => WebhookHost.LiveInput(InputBody, Forgery.Text(random)),
            1 => WebhookHost.LiveInput(InputBody, null),
            2 => WebhookHost.LiveInput(InputBody, ""),
            3 => WebhookHost.LiveInput(InputBody, random.Next(2) == 0 ? WebhookHost.InputSecret.ToUpperInvariant() : WebhookHost.InputSecret + "x"),
            _ => WebhookHost.Post("/webhooks/cloudflare/live-input", InputBody, "cf-webhook-auth", WebhookHost.InputSecret, WebhookHost.InputSecret),
        },
        _ => (i % 7) switch
        {
            0 => VideoRequest(Forgery.FlipBit(VideoBody, random), Fresh()),
            1 => VideoRequest(VideoBody, Forgery.OtherDigit(Fresh(), Fresh().IndexOf("sig1=", StringComparison.Ordinal) + 5, random)),
            2 => WebhookHost.Video(VideoBody, Given.Noon, Forgery.Text(random)),
            3 => WebhookHost.Video(VideoBody, Given.Noon.AddSeconds(-301 - random.Next(100_000))),
            4 => VideoRequest(VideoBody),
            5 => VideoRequest(VideoBody, Fresh(), Fresh()),
            _ => VideoRequest(Forgery.Reserialised(VideoBody, random), Fresh()),
        },
    };

    private static string Proof(byte[] body) => WebhookHost.Hex(WebhookHost.AgoraSecret, body);

    private static string Fresh() => WebhookHost.VideoProof(VideoBody, Given.Noon);

    private static HttpRequestMessage VideoRequest(byte[] body, params string[] proofs) =>
        WebhookHost.Post("/webhooks/cloudflare/video", body, "Webhook-Signature", proofs);
}
