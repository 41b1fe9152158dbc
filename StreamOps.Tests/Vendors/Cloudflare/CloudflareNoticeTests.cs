using System.Text;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors.Cloudflare;

public sealed class CloudflareNoticeTests
{
    [Fact]
    public void A_connected_input_is_read_from_data_not_from_text()
    {
        var notice = Read("""{"name":"n","text":"Input ID: other","data":{"notification_name":"Stream Live Input","input_id":"7d3c","event_type":"live_input.connected","updated_at":"2026-03-02T10:00:04.210000000Z",},"ts":1772445605}""");

        Assert.Equal(("7d3c", CloudflareNotification.Connected, new DateTimeOffset(2026, 3, 2, 10, 0, 4, 210, TimeSpan.Zero)),
            (notice.InputId, notice.EventType, notice.UpdatedAt));
        Assert.False(notice.IsTest);
    }

    [Fact]
    public void An_error_has_its_code()
    {
        var notice = Read("""{"data":{"input_id":"7d3c","event_type":"live_input.errored","updated_at":"2026-03-02T10:05:51.077371662Z","live_input_errored":{"error":{"code":"ERR_GOP_OUT_OF_RANGE","message":"m"}}},"ts":1}""");

        Assert.Equal(("ERR_GOP_OUT_OF_RANGE", "m"), (notice.ErrorCode, notice.ErrorMessage));
    }

    [Fact]
    public void The_same_event_has_the_same_key_to_the_nanosecond()
    {
        static string Body(string stamp, int ts) => $$$"""{"data":{"input_id":"a","event_type":"b","updated_at":"{{{stamp}}}"},"ts":{{{ts}}}}""";

        Assert.Equal(Read(Body("2026-03-02T10:05:51.077371662Z", 1)).DedupeKey, Read(Body("2026-03-02T10:05:51.077371662Z", 2)).DedupeKey);
        Assert.NotEqual(Read(Body("2026-03-02T10:05:51.077371662Z", 1)).DedupeKey, Read(Body("2026-03-02T10:05:51.077371663Z", 1)).DedupeKey);
    }

    [Fact]
    public void A_body_of_text_only_is_the_dashboard_s_test() => Assert.True(Read("""{"text":"made-up test text"}""").IsTest);

    [Theory]
    [InlineData("errorReasonCode", "errorReasonText")]
    [InlineData("errReasonCode", "errReasonText")]
    public void A_video_error_is_read_in_both_spellings(string code, string text)
    {
        var notice = Video($$$"""{"uid":"c5f2","status":{"state":"error","{{{code}}}":"ERR_MALFORMED_VIDEO","{{{text}}}":"t"},"modified":"2026-03-01T19:30:00.1Z","duration":-1,"liveInput":"7d3c"}""");

        Assert.Equal(new CloudflareVideo("c5f2", "error")
        {
            ErrorCode = "ERR_MALFORMED_VIDEO",
            ErrorText = "t",
            LiveInput = "7d3c",
            Modified = new DateTimeOffset(2026, 3, 1, 19, 30, 0, 100, TimeSpan.Zero),
        }, notice.Video);
    }

    [Fact]
    public void A_ready_video_has_a_duration_and_no_error()
    {
        var notice = Video("""{"uid":"c5f2","status":{"state":"ready","errorReasonCode":""},"modified":"m","duration":5423.2}""");

        Assert.Equal((5423.2m, null, "c5f2|ready|m"), (notice.Video.DurationSeconds, notice.Video.ErrorCode, notice.DedupeKey));
    }

    [Theory]
    [MemberData(nameof(Odd.Names), MemberType = typeof(Odd))]
    public void Odd_json_is_a_reason_not_an_exception(string name)
    {
        var body = Odd.Body(name);
        var notification = CloudflareNotification.Parse(body);
        var video = CloudflareVideoNotice.Parse(body);

        Assert.True(notification.Notice is null && notification.Problem is not null, name);
        Assert.True(video.Notice is null && video.Problem is not null, name);
    }

    [Fact]
    public void Every_documented_body_is_read()
    {
        var folder = SharedFacts.Find("facts/payloads");
        Assert.SkipWhen(folder is null, "The shared facts folder is not here.");
        Assert.All(Directory.GetFiles(folder, "cloudflare.notification.*.json"), f => Assert.NotNull(CloudflareNotification.Parse(File.ReadAllBytes(f)).Notice));
        Assert.All(Directory.GetFiles(folder, "cloudflare.webhook.video_*.json"), f => Assert.NotNull(CloudflareVideoNotice.Parse(File.ReadAllBytes(f)).Notice));
    }

    private static CloudflareNotification Read(string body) => CloudflareNotification.Parse(Encoding.UTF8.GetBytes(body)).Notice!;

    private static CloudflareVideoNotice Video(string body) => CloudflareVideoNotice.Parse(Encoding.UTF8.GetBytes(body)).Notice!;
}
