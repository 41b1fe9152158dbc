using StreamOps.Data.Operations;

namespace StreamOps.Platform;

/// <summary>
/// Does the work of a tick on one server, and writes down how it went. Two servers that do it anyway, since one stood still for too long, must do
/// no harm: the work is one that may be done twice.
/// </summary>
public sealed class LeasedBeat(Leases leases, Connectors connectors, TimeProvider clock, ILogger<LeasedBeat> logger)
{
    /// <param name="name">Of the lease, and of the row in the table of connectors.</param>
    /// <param name="interval">From tick to tick; a server that died holds up the others for two of them.</param>
    public async Task RunAsync(string name, TimeSpan interval, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tick = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % interval.Ticks), TimeSpan.Zero);
        if (await leases.TakeAsync(name, tick, 2 * interval, cancel) is not { } owner)
        {
            return;
        }

        try
        {
            await work(cancel);
            await connectors.SucceededAsync(name, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // The next tick comes by itself, and goes by what is then.
            logger.LogError(error, "The tick {Tick} of {Beat} failed", tick, name);
            await connectors.FailedAsync(name, error.Message, cancel);
        }
        finally
        {
            await leases.GiveBackAsync(name, owner, CancellationToken.None);
        }
    }
}
