using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Platform;

namespace StreamOps.Features.Watchdog;

/// <summary>Looks every few seconds whether all goes on, by a timer of the machine's own and not as a job: the scheduler is one of those it watches.</summary>
public sealed class WatchdogService(
    Lookout lookout, IDbContextFactory<StreamOpsDb> factory, IServiceScopeFactory scopes, Heartbeat heartbeat, ILogger<WatchdogService> logger) : BackgroundService
{
    private const int LooksPerHeartbeat = 6;

    private readonly Dictionary<string, StoppedBeat> told = [];
    private int looks;

    /// <summary>One look, what is to be told of it, and the heartbeat when it is due.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var stopped = lookout.Look(await SignsAsync(cancel)).ToDictionary(s => s.Beat.Connector);
        await using var scope = scopes.CreateAsyncScope();
        var notices = scope.ServiceProvider.GetRequiredService<WatchdogNotices>();
        foreach (var news in stopped.Values.Where(s => !told.ContainsKey(s.Beat.Connector)))
        {
            logger.LogError("{What} has stopped", news.Beat.What);
            await notices.StoppedAsync(news, cancel);
            told[news.Beat.Connector] = news;
        }

        foreach (var over in told.Values.Where(s => !stopped.ContainsKey(s.Beat.Connector)).ToList())
        {
            await notices.WorksAsync(over, cancel);
            told.Remove(over.Beat.Connector);
        }

        if (looks++ % LooksPerHeartbeat == LooksPerHeartbeat - 1)
        {
            await heartbeat.BeatAsync(cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Lookout.Pause, TimeProvider.System);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.LogError(error, "The watchdog could not look; it looks again in {Seconds} s", Lookout.Pause.TotalSeconds);
                Task tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                await tick.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Dictionary<string, DateTimeOffset?>> SignsAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var names = lookout.Beats.Select(b => b.Connector).ToList();
        return await db.Connectors.AsNoTracking().Where(c => names.Contains(c.Name)).ToDictionaryAsync(c => c.Name, c => c.LastSuccessAt, cancel);
    }
}
