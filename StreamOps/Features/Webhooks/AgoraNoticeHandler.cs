using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Vendors.Agora;

namespace StreamOps.Features.Webhooks;

/// <summary>Agora's words about hosts and relays.</summary>
public sealed class AgoraNoticeHandler(ChannelAir air, RelayConverters converters)
{
    public async Task<NoticeOutcome> HandleAsync(StreamOpsDb db, AgoraNotice notice, DateTimeOffset at, CancellationToken cancel)
    {
        var name = notice.MediaPush is { } push ? await converters.ChannelOfAsync(db, push, at, cancel) : notice.Channel;
        if (name is null)
        {
            return NoticeOutcome.Ignored("Of this converter no channel is known, or a later word of it is.");
        }

        if (await NoticeHandler.HoldAsync(db, db.Channels.Where(c => c.AgoraChannel == name), cancel) is not { } channel)
        {
            return NoticeOutcome.Ignored("No channel has this Agora channel.");
        }

        return notice switch
        {
            { MediaPush: { } relay } => await RelayAsync(db, channel, relay, at, cancel),
            { Rtc: { Kind: AgoraRtcEventKind.ChannelDestroyed } } => NoticeHandler.Done(await air.DestroyedAsync(db, channel, at, cancel)),
            { Rtc: { Uid: { } uid } rtc } when HostNotices.Word(rtc, at) is { } word =>
                NoticeHandler.Done(await air.HostAsync(db, channel, uid, word, rtc.Reason, cancel)),
            _ => NoticeOutcome.Ignored("Names no user."),
        };
    }

    private async Task<NoticeOutcome> RelayAsync(
        StreamOpsDb db, ChannelRow channel, AgoraMediaPushEvent push, DateTimeOffset at, CancellationToken cancel)
    {
        var (status, words, code) = push switch
        {
            { Kind: AgoraMediaPushEventKind.Destroyed, DestroyReason: "Internal Error" } => (RelayStatus.Error, "converter destroyed by an internal error", push.DestroyReason),
            { Kind: AgoraMediaPushEventKind.Destroyed } => (RelayStatus.Stopped, $"converter destroyed ({push.DestroyReason ?? "no reason said"})", push.DestroyReason ?? ""),
            { State: AgoraConverterState.Failed } => (RelayStatus.Error, "converter failed", VendorCodes.ConverterFailed),
            { State: AgoraConverterState.Running } => (RelayStatus.Active, "converter runs", ""),
            { State: AgoraConverterState.Connecting } => (RelayStatus.Starting, "converter connects", ""),
            _ => ((RelayStatus?)null, "", ""),
        };
        return status is { } known
            ? NoticeHandler.Done(await air.RelayAsync(db, channel, known, at, words, code, cancel))
            : NoticeOutcome.Ignored("Says nothing about the converter's state.");
    }
}
