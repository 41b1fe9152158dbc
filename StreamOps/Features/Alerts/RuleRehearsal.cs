using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>Replays a rule over the last 90 days before it is saved, by the machine that judges now, on what is kept of them.</summary>
public sealed class RuleRehearsal(StreamPast streams, PlatformPast platform, SightPast sights)
{
    public const int Days = 90;

    /// <summary>So many of the newest streams are replayed.</summary>
    public const int MostStreams = 1000;

    private const string ByMinute = "Replayed minute by minute on the roll-ups of the newest streams, at most 1,000 of them: the live rule looks every 10 seconds.";
    private const string BySight = "Replayed minute by minute on the worst that the rule saw in each: the live rule looks every 10 seconds.";
    private const string NotYet = "Nothing is kept of it yet. What this rule sees is kept from its first minute on, while it is switched on, for 90 days.";

    public async Task<RehearsedRule> OfAsync(AlertRule rule, CancellationToken cancel)
    {
        if (RuleTraits.Of(rule.Kind).Past == RulePast.Seen)
        {
            return await sights.OfAsync(rule, cancel) is { } past
                ? Of(rule, past.Alerts, BySight) with { Since = past.Since }
                : new RehearsedRule(rule, NotYet, [], BySight);
        }

        var alerts = rule.Kind switch
        {
            AlertRuleKind.ViewerDrop or AlertRuleKind.StalledStream => await streams.ByMinuteAsync(rule, cancel),
            AlertRuleKind.RelayError => await streams.ByEventAsync(rule, cancel),
            AlertRuleKind.CostAnomaly => await platform.SpendAsync(rule, cancel),
            AlertRuleKind.StorageQuota => await platform.StorageAsync(rule, cancel),
            AlertRuleKind.UsageDrift => await platform.UsageAsync(rule, cancel),
            _ => await platform.SlotsAsync(rule, cancel),
        };
        return Of(rule, alerts, How(rule.Kind));
    }

    private static RehearsedRule Of(AlertRule rule, List<ReplayedAlert> alerts, string how) => new(rule, null, [.. alerts.OrderByDescending(a => a.FiredAt)], how);

    private static string How(AlertRuleKind kind) => kind switch
    {
        AlertRuleKind.ViewerDrop or AlertRuleKind.StalledStream => ByMinute,
        AlertRuleKind.RelayError => "Replayed on the timelines of the newest hybrid streams, at most 1,000 of them.",
        AlertRuleKind.CostAnomaly => "Replayed day by day on what was booked, each day against the days before it.",
        AlertRuleKind.UsageDrift => "Replayed day by day on the vendor's figures, since they are kept.",
        AlertRuleKind.StorageQuota => "Replayed on one reading a day, since they are kept.",
        _ => "Replayed minute by minute on starts and ends of streams.",
    };
}
