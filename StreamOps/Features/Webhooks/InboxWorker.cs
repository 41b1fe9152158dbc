using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Platform;

namespace StreamOps.Features.Webhooks;

/// <summary>Processes what the inbox holds, and again what failed and is due.</summary>
public sealed class InboxWorker(Inbox inbox, NoticeHandler handler, PromiseBell bell, TimeProvider clock, ILogger<InboxWorker> logger)
    : PromiseWorker(Promise.Inbox, TimeSpan.FromMinutes(1), bell, clock, logger)
{
    private const int BatchSize = 100;

    public override async Task<DateTimeOffset?> TurnAsync(CancellationToken cancel)
    {
        await DrainAsync(cancel);
        return await inbox.NextAsync(cancel);
    }

    /// <summary>Everything that is due now.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        while (await inbox.DueAsync(BatchSize, cancel) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                await inbox.ProcessAsync(id, handler.HandleAsync, cancel);
            }

            if (due.Count < BatchSize)
            {
                return;
            }
        }
    }
}
