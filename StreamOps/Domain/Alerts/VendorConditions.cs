namespace StreamOps.Domain.Alerts;

/// <summary>What the rules of vendors make of how they answer.</summary>
public static class VendorConditions
{
    /// <summary>A notice may come a little before its stream is seen to begin.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <param name="reason">Of the last failure.</param>
    public static Observation Down(DateTimeOffset? succeededAt, DateTimeOffset? failedAt, string? reason, DateTimeOffset now)
    {
        if (failedAt is null && succeededAt is null)
        {
            return Observation.Unknown("It has not been asked yet.");
        }

        if (failedAt is not { } failed || failed <= succeededAt)
        {
            return Observation.Fine(0);
        }

        return succeededAt is { } last
            ? Observation.Bad(Seconds(now - last), $"It has not answered since {last:HH:mm:ss} UTC: {reason ?? "no reason given"}.")
            : Observation.Bad(null, $"It has never answered: {reason ?? "no reason given"}.");
    }

    /// <param name="usedPercent">Of the calls that we allow ourselves; null where there is no limit.</param>
    /// <param name="isRefusing">The vendor says itself that nothing is left.</param>
    public static Observation Limited(decimal? usedPercent, bool isRefusing, AlertRule rule)
    {
        if (isRefusing)
        {
            return Observation.Bad(100, $"It says that no calls are left for now.");
        }

        return usedPercent is { } used
            ? Observation.Reaching(used, rule.Threshold, $"{used:0.#} % of the calls that its limit leaves us are used.")
            : Observation.Gone("It has no limit that is known.");
    }

    /// <param name="begins">Starts of the live streams that it should have told of.</param>
    /// <param name="noticeAt">Its newest notice; null: none.</param>
    public static Observation Silent(IEnumerable<DateTimeOffset> begins, DateTimeOffset? noticeAt, DateTimeOffset now, AlertRule rule)
    {
        var untold = begins.Where(b => noticeAt is null || b - Slack > noticeAt).ToList();
        if (untold.Count == 0)
        {
            return Observation.Fine(0);
        }

        var minutes = decimal.Floor((decimal)(now - untold.Min()).TotalMinutes);
        return Observation.Reaching(
            minutes, rule.Threshold, $"Polling sees {untold.Count:N0} streams on air that no notice told of; the first began {minutes:0} min ago.");
    }

    private static decimal Seconds(TimeSpan span) => decimal.Round((decimal)span.TotalSeconds);
}
