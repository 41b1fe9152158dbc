using System.Text;
using StreamOps.Vendors.Agora;

namespace StreamOps.Tests.Vendors.Agora;

public sealed class AgoraNoticeTests
{
    [Fact]
    public void A_host_who_leaves_is_read_whole()
    {
        var notice = Read(Rtc(104, """{"channelName":"shop","uid":1042,"platform":7,"clientSeq":18446744073709551615,"reason":1,"ts":1772451009,"duration":5406}"""));

        Assert.Equal(new AgoraRtcEvent(AgoraRtcEventKind.HostLeft, "shop")
        {
            At = DateTimeOffset.FromUnixTimeSeconds(1772451009),
            Uid = 1042,
            ClientSeq = ulong.MaxValue,
            Reason = 1,
            DurationSeconds = 5406,
            Platform = 7,
        }, notice.Rtc);
        Assert.False(notice.IsBot);
        Assert.False(notice.IsTest);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(8, true)]
    [InlineData(10, true)]
    [InlineData(0, false)]
    public void Recorders_are_bots(int clientType, bool expected) =>
        Assert.Equal(expected, Read(Rtc(105, $$"""{"channelName":"shop","uid":1,"platform":6,"clientType":{{clientType}}}""")).IsBot);

    [Theory]
    [InlineData("""{"channelName":"test_webhook","ts":1560399999}""", true)]
    [InlineData("""{"channelName":"test_webhook","uid":12121212}""", true)]
    [InlineData("""{"channelName":"shop","uid":12121212}""", false)]
    public void The_console_s_check_is_a_test(string payload, bool expected) => Assert.Equal(expected, Read(Rtc(103, payload)).IsTest);

    [Fact]
    public void A_resend_has_the_same_key_and_another_event_has_not()
    {
        var first = Read("""{"noticeId":"a:1","productId":1,"eventType":103,"notifyMs":1772445603412,"payload":{}}""");
        var again = Read("""{"noticeId":"a:1","productId":1,"eventType":103,"notifyMs":1772445699999,"payload":{}}""");
        var other = Read("""{"noticeId":"a:1","productId":1,"eventType":104,"notifyMs":1772445603412,"payload":{}}""");

        Assert.Equal(first.DedupeKey, again.DedupeKey);
        Assert.NotEqual(first.DedupeKey, other.DedupeKey);
    }

    [Theory]
    [InlineData("1772445609000")]
    [InlineData("1772445609")]
    [InlineData("\"1772445609\"")]
    public void Media_push_time_is_milliseconds_or_seconds(string lts)
    {
        var push = Read($$$"""{"noticeId":"n","productId":5,"eventType":1,"payload":{"converter":{"id":"9a8b","name":"m","rawOptions":{"rtcChannel":"shop"},"rtmpUrl":"rtmps://live.cloudflare.com:443/live/SECRET","state":"connecting"},"lts":{{{lts}}}}}""").MediaPush!;

        Assert.Equal(new AgoraMediaPushEvent(AgoraMediaPushEventKind.Created, "9a8b")
        {
            ConverterName = "m",
            Channel = "shop",
            State = AgoraConverterState.Connecting,
            At = DateTimeOffset.FromUnixTimeSeconds(1772445609),
            Transcodes = false,
            Target = "rtmps://live.cloudflare.com:443/***",
        }, push);
    }

    [Fact]
    public void A_destroyed_converter_says_why()
    {
        var notice = Read("""{"noticeId":"n","productId":5,"eventType":4,"payload":{"converter":{"id":"9a8b"},"lts":1772451023000,"destroyReason":"Idle Timeout"}}""");

        Assert.Equal(("Idle Timeout", AgoraMediaPushEventKind.Destroyed, null), (notice.MediaPush!.DestroyReason, notice.MediaPush.Kind, notice.Channel));
    }

    [Fact]
    public void A_web_recording_s_push_has_a_status_and_no_key()
    {
        var recording = Read("""{"noticeId":"n","productId":3,"eventType":100,"payload":{"cname":"shop","sid":"4f6a","sequence":16,"sendts":1772445627000,"details":{"msgName":"rtmp_publish_status","rtmpUrl":"rtmps://live.cloudflare.com:443/live/SECRET","status":"publishing"}}}""").Recording!;

        Assert.Equal(("publishing", 16, "rtmps://live.cloudflare.com:443/***"), (recording.RtmpPublishStatus, recording.Sequence, recording.RtmpTarget));
    }

    [Fact]
    public void A_recording_error_keeps_its_code()
    {
        var recording = Read("""{"noticeId":"n","productId":3,"eventType":1,"payload":{"cname":"shop","sid":"4f6a","sequence":8,"details":{"msgName":"cloud_recording_error","errorLevel":5,"errorCode":47,"errorMsg":"m"}}}""").Recording!;

        Assert.Equal((47, 5, "m", null), (recording.ErrorCode, recording.ErrorLevel, recording.ErrorMessage, recording.RtmpPublishStatus));
    }

    [Fact]
    public void An_unknown_product_or_event_is_still_a_notice()
    {
        Assert.Null(Read("""{"noticeId":"n","productId":4,"eventType":1,"payload":{"x":1}}""").Channel);
        Assert.Equal(AgoraRtcEventKind.Unknown, Read(Rtc(199, """{"channelName":"shop"}""")).Rtc!.Kind);
    }

    [Fact]
    public void A_long_notice_id_gives_a_short_key() =>
        Assert.InRange(Read($$"""{"noticeId":"{{new string('x', 5000)}}","productId":1,"eventType":1}""").DedupeKey.Length, 1, 200);

    [Fact]
    public void Every_documented_body_is_read()
    {
        var folder = SharedFacts.Find("facts/payloads");
        Assert.SkipWhen(folder is null, "The shared facts folder is not here.");
        var files = Directory.GetFiles(folder, "agora.ncs.*.json");
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var notice = AgoraNotice.Parse(File.ReadAllBytes(file)).Notice!;
            Assert.True(notice.Rtc is not null || notice.Recording is not null || notice.MediaPush is not null, file);
            Assert.NotNull(notice.At);
        });
    }

    [Theory]
    [MemberData(nameof(Odd.Names), MemberType = typeof(Odd))]
    public void Odd_json_is_a_reason_not_an_exception(string name)
    {
        var body = Odd.Body(name);
        var parsed = AgoraNotice.Parse(body);

        Assert.True(parsed.Notice is null == (parsed.Problem is not null), name);
    }

    [Fact]
    public void A_body_for_the_log_has_no_stream_key()
    {
        var shown = AgoraStreamKeys.WithoutKeys("""{"payload":{"converter":{"rtmpUrl":"rtmps://h:443/live/SECRET","list":[{"rtmpUrl":"SECRET"}],"name":"n"}}}"""u8);

        Assert.DoesNotContain("SECRET", shown);
        Assert.Contains("rtmps://h:443/***", shown);
        Assert.Contains("\"n\"", shown);
        Assert.DoesNotContain("SECRET", AgoraStreamKeys.WithoutKeys("SECRET"u8));
    }

    private static string Rtc(int type, string payload) =>
        $$"""{"noticeId":"n","productId":1,"eventType":{{type}},"notifyMs":1772445603412,"payload":{{payload}}}""";

    private static AgoraNotice Read(string body) => AgoraNotice.Parse(Encoding.UTF8.GetBytes(body)).Notice!;
}
