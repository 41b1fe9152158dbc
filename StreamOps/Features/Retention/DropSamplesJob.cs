using StreamOps.Data.Samples;

namespace StreamOps.Features.Retention;

/// <summary>Drops raw samples past their age. Harmless to run twice, anywhere, at the same time.</summary>
public sealed class DropSamplesJob(SampleRetention retention, RetentionOptions options, TimeProvider clock, ILogger<DropSamplesJob> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (options.IsOn && await retention.DropAsync(now.AddDays(-options.SampleDays), now, cancel) is { } horizon)
        {
            logger.LogInformation("Dropped raw samples from before {Horizon:u}", horizon);
        }
    }
}
