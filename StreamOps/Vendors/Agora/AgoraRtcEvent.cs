using System.Globalization;
using System.Text.Json;

namespace StreamOps.Vendors.Agora;

/// <summary>What happened in an RTC channel.</summary>
/// <param name="Kind">The event by name.</param>
/// <param name="Channel">The RTC channel.</param>
public sealed record AgoraRtcEvent(AgoraRtcEventKind Kind, string Channel)
{
    /// <summary>UTC, to the second.</summary>
    public DateTimeOffset? At { get; init; }

    public long? Uid { get; init; }

    /// <summary>Grows with every event of a user: orders them. Absent on channel created and destroyed.</summary>
    public ulong? ClientSeq { get; init; }

    /// <summary>Of a leave: 1 normal, 2 time-out, 3 kicked, 4 Agora's load balancing, 5 new device, 9 several addresses, 10 network, 12 token, 99 unknown network, 999 abnormal user, 0 other.</summary>
    public int? Reason { get; init; }

    /// <summary>Of a leave: seconds spent in the channel.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>1 Android, 2 iOS, 5 Windows, 6 Linux, 7 web, 8 macOS, 0 other.</summary>
    public int? Platform { get; init; }

    /// <summary>Only of Linux clients: 3 on-premise recording, 8 applet, 10 cloud recording.</summary>
    public int? ClientType { get; init; }

    /// <summary>One of the three kinds of client that Agora tells to filter out of the participants.</summary>
    public bool IsBot => ClientType is 3 or 8 or 10;

    /// <returns>Null when the payload names no channel.</returns>
    internal static AgoraRtcEvent? Read(int type, JsonElement payload) =>
        payload.Text("channelName") is { } channel
            ? new AgoraRtcEvent(Enum.IsDefined((AgoraRtcEventKind)type) ? (AgoraRtcEventKind)type : AgoraRtcEventKind.Unknown, channel)
            {
                At = payload.Instant("ts"),
                Uid = payload.Whole("uid"),
                ClientSeq = ulong.TryParse(payload.Text("clientSeq"), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null,
                Reason = payload.Count("reason"),
                DurationSeconds = payload.Count("duration"),
                Platform = payload.Count("platform"),
                ClientType = payload.Count("clientType"),
            }
            : null;
}
