using System.Text.Json;

namespace StreamOps.Vendors.Agora;

/// <summary>What happened to a cloud recording. Order and recognise repeats by <see cref="Sid"/> and <see cref="Sequence"/>.</summary>
/// <param name="Channel">The RTC channel recorded.</param>
/// <param name="Sid">The recording's id.</param>
public sealed record AgoraRecordingEvent(string Channel, string Sid)
{
    /// <summary>From 0; a gap is a lost notice.</summary>
    public int? Sequence { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Agora's name of the event, such as <c>recorder_started</c>, <c>session_exit</c>, <c>rtmp_publish_status</c>.</summary>
    public string? Name { get; init; }

    /// <summary>A number or a word, by event.</summary>
    public string? Status { get; init; }

    public int? ErrorCode { get; init; }

    /// <summary>1 to 5; 5 ends the recording.</summary>
    public int? ErrorLevel { get; init; }

    public string? ErrorMessage { get; init; }

    public int? WarnCode { get; init; }

    /// <summary>0 normal, 1 abnormal.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>Bits: 2 signal, 4 no users, 8 ignore, 16 left by API; 0 never started well.</summary>
    public int? LeaveCode { get; init; }

    /// <summary>Of a web page recording that pushes: <c>connecting</c>, <c>publishing</c>, <c>onhold</c>, <c>disconnected</c>.</summary>
    public string? RtmpPublishStatus => Name == "rtmp_publish_status" ? Status : null;

    /// <summary>Where it pushes to, without the stream key.</summary>
    public string? RtmpTarget { get; init; }

    /// <returns>Null when the payload names no channel or recording.</returns>
    internal static AgoraRecordingEvent? Read(JsonElement payload)
    {
        var details = payload.Field("details");
        return payload.Text("cname") is { } channel && payload.Text("sid") is { } sid
            ? new AgoraRecordingEvent(channel, sid)
            {
                Sequence = payload.Count("sequence"),
                At = payload.Instant("sendts"),
                Name = details.Text("msgName"),
                Status = details.Text("status"),
                ErrorCode = details.Count("errorCode"),
                ErrorLevel = details.Count("errorLevel"),
                ErrorMessage = details.Text("errorMsg"),
                WarnCode = details.Count("warnCode"),
                ExitStatus = details.Count("exitStatus"),
                LeaveCode = details.Count("leaveCode"),
                RtmpTarget = AgoraStreamKeys.Masked(details.Text("rtmpUrl")),
            }
            : null;
    }
}
