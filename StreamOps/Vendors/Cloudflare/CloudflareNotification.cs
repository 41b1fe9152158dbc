using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

/// <summary>A live-input event out of Cloudflare Notifications. Order by <see cref="UpdatedAt"/>: neither arrival nor <c>ts</c> follows the events.</summary>
/// <param name="InputId">The live input; taken from <c>data</c>, since the id in <c>text</c> has been seen to differ.</param>
/// <param name="EventType"><c>live_input.connected</c>, <c>live_input.disconnected</c>, <c>live_input.errored</c>, or one not known yet.</param>
/// <param name="UpdatedAt">When it happened, UTC, to 100 ns.</param>
/// <param name="DedupeKey">Same for every delivery of the same event.</param>
public sealed record CloudflareNotification(string InputId, string EventType, DateTimeOffset UpdatedAt, string DedupeKey)
{
    public const string Connected = "live_input.connected";
    public const string Disconnected = "live_input.disconnected";
    public const string Errored = "live_input.errored";

    /// <summary>Such as <c>ERR_GOP_OUT_OF_RANGE</c>; null unless errored. <c>ERR_STORAGE_QUOTA_EXHAUSTED</c> also means that no new stream can start.</summary>
    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>The "save and test" call of the dashboard: a body with nothing but a text.</summary>
    public bool IsTest { get; init; }

    public static VendorNotice<CloudflareNotification> Parse(ReadOnlyMemory<byte> body) => VendorNotice.Parse(body, Read);

    private static VendorNotice<CloudflareNotification> Read(JsonElement json)
    {
        var data = json.Field("data");
        if (data.ValueKind == JsonValueKind.Undefined && json.Text("text") is { } text)
        {
            return new(new CloudflareNotification("", "", default, NoticeKey.Of("test", text)) { IsTest = true });
        }

        if (data.Text("input_id") is not { } input || data.Text("event_type") is not { } type
            || data.Text("updated_at") is not { } stamp || data.Instant("updated_at") is not { } at)
        {
            return VendorNotice.Unreadable<CloudflareNotification>("data.input_id, data.event_type or data.updated_at is missing");
        }

        var error = data.Field("live_input_errored").Field("error");
        return new(new CloudflareNotification(input, type, at, NoticeKey.Of(input, type, stamp))
        {
            ErrorCode = error.Text("code"),
            ErrorMessage = error.Text("message"),
        });
    }
}
