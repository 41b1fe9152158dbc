namespace StreamOps.Domain.Alerts;

/// <summary>What the rules of the product's own parts make of how they run.</summary>
public static class MachineConditions
{
    /// <param name="gap">Three of its intervals: of a slow beat so long a pause is none.</param>
    public static Observation SamplerLate(DateTimeOffset? succeededAt, TimeSpan gap, DateTimeOffset now, AlertRule rule)
    {
        if (succeededAt is not { } last)
        {
            return Observation.Unknown("The sampler has not run yet.");
        }

        var seconds = decimal.Max(0, decimal.Round((decimal)(now - last).TotalSeconds));
        return now - last <= gap ? Observation.Fine(seconds) : Observation.Reaching(seconds, rule.Threshold, $"The sampler has not run for {seconds:0} s.");
    }

    /// <param name="failed">Jobs that gave up and are kept.</param>
    public static Observation Jobs(long failed, AlertRule rule) =>
        Observation.Reaching(failed, rule.Threshold, $"{failed:N0} background jobs have failed for good.");

    /// <param name="oldest">Of the mails that wait; null: none does.</param>
    /// <param name="parked">Mails that were given up.</param>
    /// <param name="reason">Why the newest try failed.</param>
    public static Observation Mail(DateTimeOffset? oldest, int parked, string? reason, DateTimeOffset now, AlertRule rule)
    {
        var minutes = oldest is { } waits ? decimal.Max(0, decimal.Floor((decimal)(now - waits).TotalMinutes)) : 0;
        return parked > 0
            ? Observation.Bad(minutes, $"{parked:N0} mails were given up: {reason ?? "no reason given"}.")
            : Observation.Reaching(minutes, rule.Threshold, $"Mail has not been going out for {minutes:0} min: {reason ?? "no try has failed"}.");
    }
}
