using StreamOps.Data.Operations;

namespace StreamOps.Platform;

/// <summary>
/// Keeps promises of a kind: at start, when the bell rings, when one falls due, and every now and then, since another server may have written what
/// nobody here rang for.
/// </summary>
/// <param name="sweep">The longest pause.</param>
public abstract class PromiseWorker(Promise promise, TimeSpan sweep, PromiseBell bell, TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Everything that is due now.</summary>
    /// <returns>When something falls due next; null: nothing waits.</returns>
    public abstract Task<DateTimeOffset?> TurnAsync(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = sweep;
            try
            {
                pause = await TurnAsync(stoppingToken) - clock.GetUtcNow() is { } next && next < sweep ? next : sweep;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "What is owed ({Promise}) could not be done; it is tried again within {Seconds} s", promise, sweep.TotalSeconds);
            }

            await bell.WaitAsync(promise, pause < Shortest ? Shortest : pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
