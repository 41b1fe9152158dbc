using StreamOps.Domain.Streams;
using StreamOps.Vendors.Agora;

namespace StreamOps.Features.Webhooks;

/// <summary>Which of Agora's channel events are about hosts, and what they say.</summary>
public static class HostNotices
{
    /// <summary>False for viewers and bots, and for the creation of a channel, which is followed by its first user.</summary>
    public static bool Matters(AgoraRtcEvent rtc) =>
        !rtc.IsBot && (IsComing(rtc.Kind) || IsGoing(rtc.Kind) || rtc.Kind == AgoraRtcEventKind.ChannelDestroyed);

    /// <returns>Null where the notice names no user or no time.</returns>
    public static HostWord? Word(AgoraRtcEvent rtc, DateTimeOffset at) =>
        rtc.Uid is null || !(IsComing(rtc.Kind) || IsGoing(rtc.Kind))
            ? null
            : new HostWord(rtc.ClientSeq ?? (decimal)at.ToUnixTimeMilliseconds(), IsComing(rtc.Kind), at)
            {
                Stay = rtc.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            };

    private static bool IsComing(AgoraRtcEventKind kind) =>
        kind is AgoraRtcEventKind.HostJoined or AgoraRtcEventKind.UserJoined or AgoraRtcEventKind.BecameHost;

    private static bool IsGoing(AgoraRtcEventKind kind) =>
        kind is AgoraRtcEventKind.HostLeft or AgoraRtcEventKind.UserLeft or AgoraRtcEventKind.BecameAudience;
}
