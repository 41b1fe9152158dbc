using Hangfire;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;

namespace StreamOps.Features.Sampling;

/// <summary>
/// The beat of sampling. No tick is run twice and none overlaps the one before, on any number of servers; a tick that finds
/// the one before still at work is left out, and counted.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class SampleTickJob(
    Sampler sampler, Leases leases, SamplingCadence cadence, SamplingCounts counts, Connectors connectors, TimeProvider clock, ILogger<SampleTickJob> logger)
{
    private const string Lease = "sampling";

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!sampler.IsConfigured)
        {
            return;
        }

        var tick = TickOf(clock.GetUtcNow(), cadence.Interval);
        if (await leases.TakeAsync(Lease, tick, cadence.Interval * 2, cancel) is not { } owner)
        {
            counts.Skipped();
            return;
        }

        try
        {
            counts.Ran(await sampler.TickAsync(tick, cancel));
            await connectors.SucceededAsync(Connectors.Sampler, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // The next tick comes by itself; a retry of this one would sample the past.
            logger.LogError(error, "The tick of {Tick} failed", tick);
            await connectors.FailedAsync(Connectors.Sampler, error.Message, cancel);
        }
        finally
        {
            await leases.GiveBackAsync(Lease, owner, CancellationToken.None);
        }
    }

    /// <summary>The newest instant of the beat, the same on every server.</summary>
    public static DateTimeOffset TickOf(DateTimeOffset now, TimeSpan interval) => new(now.UtcTicks - (now.UtcTicks % interval.Ticks), TimeSpan.Zero);
}
