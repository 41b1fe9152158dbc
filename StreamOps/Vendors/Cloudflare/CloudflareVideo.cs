using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

/// <summary>A video object, as the API lists it and as the video webhook sends it.</summary>
/// <param name="Uid">The video's id.</param>
/// <param name="State">The vendor's word: <c>pendingupload</c>, <c>downloading</c>, <c>queued</c>, <c>inprogress</c>, <c>ready</c>, <c>error</c>, <c>live-inprogress</c>.</param>
public sealed record CloudflareVideo(string Uid, string State)
{
    /// <summary>The live input it is a recording of; null for uploads.</summary>
    public string? LiveInput { get; init; }

    public string? Name { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>Seconds; null while unknown, which the vendor writes as -1. Storage is billed by this, never by size (0 for live recordings).</summary>
    public decimal? DurationSeconds { get; init; }

    /// <summary>Such as <c>ERR_MALFORMED_VIDEO</c>; null without error.</summary>
    public string? ErrorCode { get; init; }

    public string? ErrorText { get; init; }

    /// <returns>Null without uid or state.</returns>
    internal static CloudflareVideo? Read(JsonElement json)
    {
        var status = json.Field("status");
        return json.Text("uid") is { } uid && status.Text("state") is { } state
            ? new CloudflareVideo(uid, state)
            {
                LiveInput = json.Text("liveInput"),
                Name = json.Field("meta").Text("name"),
                Created = json.Instant("created"),
                Modified = json.Instant("modified"),
                ReadyAt = json.Instant("readyToStreamAt"),
                DurationSeconds = json.Number("duration") is >= 0 and { } seconds ? seconds : null,
                // The vendor spells the field in two ways.
                ErrorCode = status.Text("errorReasonCode") ?? status.Text("errReasonCode"),
                ErrorText = status.Text("errorReasonText") ?? status.Text("errReasonText"),
            }
            : null;
    }
}
