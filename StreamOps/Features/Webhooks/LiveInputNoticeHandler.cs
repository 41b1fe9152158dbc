using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Streams;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Webhooks;

/// <summary>Cloudflare's words about live inputs.</summary>
public sealed class LiveInputNoticeHandler(ChannelAir air)
{
    public async Task<NoticeOutcome> HandleAsync(StreamOpsDb db, CloudflareNotification notice, DateTimeOffset at, CancellationToken cancel)
    {
        if (await NoticeHandler.HoldAsync(db, db.Channels.Where(c => c.CloudflareLiveInputId == notice.InputId), cancel) is not { } channel)
        {
            return NoticeOutcome.Ignored("No channel has this live input.");
        }

        return notice.EventType switch
        {
            CloudflareNotification.Connected => NoticeHandler.Done(await air.InputAsync(db, channel, true, at, cancel)),
            CloudflareNotification.Disconnected => NoticeHandler.Done(await air.InputAsync(db, channel, false, at, cancel)),
            CloudflareNotification.Errored => NoticeHandler.Done(await air.InputFailedAsync(db, channel, at, notice.ErrorCode, notice.ErrorMessage, cancel)),
            _ => NoticeOutcome.Ignored("This event is not known."),
        };
    }
}
