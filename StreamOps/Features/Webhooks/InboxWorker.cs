using StreamOps.Data.Messages;
using StreamOps.Data.Operations;

namespace StreamOps.Features.Webhooks;

/// <summary>Processes what the inbox holds: at start, when the bell rings, when a failed notice is due again, and every minute.</summary>
public sealed class InboxWorker(Inbox inbox, NoticeHandler handler, PromiseBell bell, ILogger<InboxWorker> logger) : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Sweep;
            try
            {
                await DrainAsync(stoppingToken);
                pause = await inbox.UntilNextAsync(stoppingToken) is { } next && next < Sweep ? next : Sweep;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "The inbox could not be processed; it is tried again within a minute");
            }

            await bell.WaitAsync(Promise.Inbox, pause < Shortest ? Shortest : pause, stoppingToken);
        }
    }
}
