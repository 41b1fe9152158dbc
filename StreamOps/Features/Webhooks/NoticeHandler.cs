using System.Text;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Streams;
using StreamOps.Domain.Time;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Webhooks;

/// <summary>Does what a kept notice asks for, in the transaction in which it is marked.</summary>
public sealed class NoticeHandler(AgoraNoticeHandler agora, LiveInputNoticeHandler liveInput)
{
    /// <summary>A notice this far ahead of our clock is not believed: its stream would lie in the future.</summary>
    private static readonly TimeSpan LargestLead = TimeSpan.FromMinutes(5);

    /// <summary>Later than this is worth telling an admin, though it is taken all the same.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);

    public async Task<NoticeOutcome> HandleAsync(StreamOpsDb db, InboxMessageRow message, CancellationToken cancel)
    {
        var body = Encoding.UTF8.GetBytes(message.Body);
        (DateTimeOffset At, Func<Task<NoticeOutcome>>? Handle) task = message.Source switch
        {
            WebhookSources.Agora when AgoraNotice.Parse(body).Notice is { At: { } when } notice && NoticeReading.Agora(body).State == InboxState.Pending =>
                (when.ToMilliseconds(), () => agora.HandleAsync(db, notice, when.ToMilliseconds(), cancel)),
            WebhookSources.LiveInput when CloudflareNotification.Parse(body).Notice is { IsTest: false } notice =>
                (notice.UpdatedAt.ToMilliseconds(), () => liveInput.HandleAsync(db, notice, notice.UpdatedAt.ToMilliseconds(), cancel)),
            _ => (default, null),
        };
        if (task.Handle is null)
        {
            return NoticeOutcome.Ignored(message.Outcome ?? "Nothing to be done, or no time said.");
        }

        if (task.At - message.ReceivedAt > LargestLead)
        {
            return NoticeOutcome.Ignored($"Claims to have happened at {task.At:u}, after it was received.");
        }

        var outcome = await task.Handle();
        var late = message.ReceivedAt - task.At;
        return late > Late ? outcome with { Text = $"{outcome.Text} Came {late.TotalHours:0} hours after the event." } : outcome;
    }

    /// <summary>The channel, held until the transaction ends: notices about one channel take turns.</summary>
    internal static async Task<ChannelRow?> HoldAsync(StreamOpsDb db, IQueryable<ChannelRow> channels, CancellationToken cancel)
    {
        var channel = await channels.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (channel is not null)
        {
            await db.LockRowsAsync("channels", "id", [channel.Id], cancel);
        }

        return channel;
    }

    internal static NoticeOutcome Done(AirOutcome outcome) => new(InboxState.Done, outcome.Text, outcome.OwesCosts);
}
