using StreamOps.Data.Alerts;

namespace StreamOps.Features.Retention;

/// <summary>Drops what rules saw longer ago than a rehearsal looks back. Harmless to run twice, anywhere, at the same time.</summary>
public sealed class DropSightsJob(AlertSights sights, RetentionOptions options, TimeProvider clock, ILogger<DropSightsJob> logger)
{
    /// <summary>As far as a rehearsal looks back, and a day.</summary>
    private const int Days = 91;

    public async Task RunAsync(CancellationToken cancel)
    {
        var limit = clock.GetUtcNow().AddDays(-Days);
        if (options.IsOn && await sights.DropAsync(limit, cancel) is > 0 and var dropped)
        {
            logger.LogInformation("Dropped {Sights} sights of rules from before {Limit:u}", dropped, limit);
        }
    }
}
