using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

public sealed partial class CloudflareStreamClient
{
    /// <summary>One live input with its connection status. The answer also holds stream keys, which are not kept.</summary>
    public async Task<LiveInput> GetLiveInputAsync(string inputId, CancellationToken cancel = default)
    {
        var json = await AskApiAsync("", ["live_inputs", inputId], VendorRequest.SmallBody, cancel);
        return ReadLiveInput(json);
    }

    /// <summary>All live inputs of the account; Cloudflare leaves their status and recording settings out of the list.</summary>
    public async Task<IReadOnlyList<LiveInput>> ListLiveInputsAsync(CancellationToken cancel = default)
    {
        var json = await AskApiAsync("include_counts=true", ["live_inputs"], VendorRequest.ListBody, cancel);
        return json.Field("liveInputs").ValueKind == JsonValueKind.Array
            ? [.. json.Items("liveInputs").Select(ReadLiveInput)]
            : throw Bad("answered a list of live inputs without the list");
    }

    private static LiveInput ReadLiveInput(JsonElement json)
    {
        var recording = json.Field("recording");
        var status = json.Field("status");
        return new LiveInput(json.Text("uid") ?? throw Bad("answered a live input without uid"))
        {
            Name = json.Field("meta").Text("name"),
            Enabled = json.Flag("enabled"),
            Created = json.Instant("created"),
            Modified = json.Instant("modified"),
            DeleteRecordingAfterDays = json.Count("deleteRecordingAfterDays"),
            RecordingMode = recording.Text("mode"),
            RequiresSignedUrls = recording.Flag("requireSignedURLs"),
            HidesViewerCount = recording.Flag("hideLiveViewerCount"),
            Status = ReadStatus(status.ValueKind == JsonValueKind.Object ? status.Field("current") : status),
            History = [.. status.Items("history").Select(ReadStatus).OfType<LiveInputStatus>()],
        };
    }

    /// <summary>Cloudflare's schema says a nullable string, its answers have been seen to be objects: both are read.</summary>
    private static LiveInputStatus? ReadStatus(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String when json.AsText() is { } word => new LiveInputStatus(word) { Reason = word },
        JsonValueKind.Object when (json.Text("state") ?? json.Text("reason")) is { } word => new LiveInputStatus(word)
        {
            Reason = json.Text("reason"),
            IngestProtocol = json.Text("ingestProtocol"),
            EnteredAt = json.Instant("statusEnteredAt"),
            LastSeenAt = json.Instant("statusLastSeen"),
        },
        _ => null,
    };
}
