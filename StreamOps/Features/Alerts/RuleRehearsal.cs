using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>Replays a rule over the last 90 days before it is saved, by the machine that judges now, as far as what is kept allows it.</summary>
public sealed class RuleRehearsal(StreamPast streams, PlatformPast platform)
{
    public const int Days = 90;

    /// <summary>So many of the newest streams are replayed.</summary>
    public const int MostStreams = 1000;

    private const string ByMinute = "Replayed minute by minute on the roll-ups of the newest streams, at most 1,000 of them: the live rule looks every 10 seconds.";

    public async Task<RehearsedRule> OfAsync(AlertRule rule, CancellationToken cancel)
    {
        var (why, how) = (WhyNot(rule.Kind), How(rule.Kind));
        if (why is not null)
        {
            return new RehearsedRule(rule, why, [], how);
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
        return new RehearsedRule(rule, null, [.. alerts.OrderByDescending(a => a.FiredAt)], how);
    }

    private static string? WhyNot(AlertRuleKind kind) => kind switch
    {
        AlertRuleKind.IngestLimits => "The ingest of a stream is kept as its newest minute alone, so there is no course to replay.",
        AlertRuleKind.VendorDown or AlertRuleKind.VendorLimited => "Of a vendor the last success and the last failure are kept, not every answer, so there is no course to replay.",
        AlertRuleKind.WebhookSilence => "Whether a notice was missing is only known while its stream is on air, so there is nothing to replay.",
        AlertRuleKind.SamplerLate or AlertRuleKind.QueueFull or AlertRuleKind.JobFailures or AlertRuleKind.DiskFull =>
            "Of the product's own parts the present is kept, not the past, so there is no course to replay.",
        AlertRuleKind.MailStuck => "A mail that was sent no longer says for how long it waited, so there is no course to replay.",
        _ => null,
    };

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
