using System.Text.Json;

namespace StreamOps.Vendors.Agora;

/// <summary>What happened to a media push converter.</summary>
/// <param name="Kind">The event by name.</param>
/// <param name="ConverterId">Agora's id of the converter: the only thing that later events share with the first.</param>
public sealed record AgoraMediaPushEvent(AgoraMediaPushEventKind Kind, string ConverterId)
{
    /// <summary>Absent on changes.</summary>
    public string? ConverterName { get; init; }

    /// <summary>Only when the converter is created, and on changes of its source.</summary>
    public string? Channel { get; init; }

    public AgoraConverterState State { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Of a destruction: <c>Delete Request</c>, <c>Idle Timeout</c>, <c>Internal Error</c>.</summary>
    public string? DestroyReason { get; init; }

    /// <summary>True when Agora transcodes, which is priced; null when not said.</summary>
    public bool? Transcodes { get; init; }

    /// <summary>Where it pushes to, without the stream key.</summary>
    public string? Target { get; init; }

    /// <returns>Null when the payload names no converter.</returns>
    internal static AgoraMediaPushEvent? Read(int type, JsonElement payload)
    {
        var nested = payload.Field("converter");
        var converter = nested.ValueKind == JsonValueKind.Object ? nested : payload;
        var transcode = converter.Field("transcodeOptions");
        var raw = converter.Field("rawOptions");
        return converter.Text("id") is { } id
            ? new AgoraMediaPushEvent(type is >= 1 and <= 4 ? (AgoraMediaPushEventKind)type : AgoraMediaPushEventKind.Unknown, id)
            {
                ConverterName = converter.Text("name"),
                Channel = transcode.Text("rtcChannel") ?? raw.Text("rtcChannel"),
                State = AgoraConverterStates.Read(converter.Text("state")),
                At = payload.Instant("lts"),
                CreatedAt = converter.Instant("createTs"),
                UpdatedAt = converter.Instant("updateTs"),
                DestroyReason = payload.Text("destroyReason"),
                Transcodes = transcode.ValueKind == JsonValueKind.Object ? true : raw.ValueKind == JsonValueKind.Object ? false : null,
                Target = AgoraStreamKeys.Masked(converter.Text("rtmpUrl")),
            }
            : null;
    }
}
