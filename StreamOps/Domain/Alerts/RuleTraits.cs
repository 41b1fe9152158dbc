namespace StreamOps.Domain.Alerts;

/// <summary>Of the threshold and the value of a rule.</summary>
public enum RuleUnit
{
    None,
    Seconds,
    Minutes,
    Percent,
    Count,
}

/// <summary>What a rehearsal of a rule goes by.</summary>
public enum RulePast
{
    /// <summary>Roll-ups, timelines or daily readings, which are kept anyway.</summary>
    Recorded,

    /// <summary>What the rule itself saw, kept by the minute, since nothing else of it is.</summary>
    Seen,
}

/// <summary>What is fixed about a kind of rule.</summary>
/// <param name="Least">Smallest threshold that makes sense.</param>
/// <param name="Most">Largest.</param>
/// <param name="Past">What it is rehearsed by.</param>
/// <param name="Usual">What the rule is until somebody changes it.</param>
public sealed record RuleTraits(RuleUnit Unit, decimal Least, decimal Most, RulePast Past, AlertRule Usual)
{
    private static readonly Dictionary<AlertRuleKind, RuleTraits> All = List().ToDictionary(t => t.Usual.Kind);

    public static RuleTraits Of(AlertRuleKind kind) => All[kind];

    public bool HasThreshold => Unit != RuleUnit.None;

    public bool HasWindow => Usual.WindowMinutes is not null;

    /// <summary>
    /// Limits of the vendors: Agora relays 5 HD converters at once unless more were asked for (media push, "integration best practices"), and
    /// records with 50 workers (cloud recording, same page); Cloudflare starts no stream once the prepaid minutes are used up.
    /// </summary>
    private static IEnumerable<RuleTraits> List()
    {
        yield return Of(AlertRuleKind.RelayError, RulePast.Recorded, RuleUnit.None, (0, 0, 0), (15, 120), Severity.Critical, escalate: 10, repeat: 30);
        yield return Of(AlertRuleKind.StalledStream, RulePast.Recorded, RuleUnit.Seconds, (15, 3600, 60), (0, 120), Severity.Critical, escalate: 10, repeat: 30);
        yield return Of(AlertRuleKind.IngestLimits, RulePast.Seen, RuleUnit.None, (0, 0, 0), (120, 300), Severity.Warning, policy: NoDataPolicy.Keep);
        yield return Of(AlertRuleKind.ViewerDrop, RulePast.Recorded, RuleUnit.Percent, (10, 100, 50), (60, 300), Severity.Warning, window: 5, policy: NoDataPolicy.Keep);
        yield return Of(AlertRuleKind.RelaySlots, RulePast.Recorded, RuleUnit.Count, (1, 10_000, 4), (30, 300), Severity.Warning, repeat: 240);
        yield return Of(AlertRuleKind.RecordingSlots, RulePast.Recorded, RuleUnit.Count, (1, 10_000, 40), (30, 300), Severity.Warning, repeat: 240);
        yield return Of(AlertRuleKind.StorageQuota, RulePast.Recorded, RuleUnit.Percent, (1, 100, 90), (0, 600), Severity.Critical, escalate: 60, repeat: 720);
        yield return Of(AlertRuleKind.VendorDown, RulePast.Seen, RuleUnit.None, (0, 0, 0), (60, 120), Severity.Critical, escalate: 15, repeat: 60);
        yield return Of(AlertRuleKind.VendorLimited, RulePast.Seen, RuleUnit.Percent, (10, 100, 90), (60, 300), Severity.Warning, policy: NoDataPolicy.Keep);
        yield return Of(AlertRuleKind.WebhookSilence, RulePast.Seen, RuleUnit.Minutes, (2, 1440, 10), (60, 300), Severity.Warning, repeat: 240);
        yield return Of(AlertRuleKind.SamplerLate, RulePast.Seen, RuleUnit.Seconds, (15, 3600, 30), (10, 60), Severity.Critical, escalate: 10, repeat: 60);
        yield return Of(AlertRuleKind.JobFailures, RulePast.Seen, RuleUnit.Count, (1, 10_000, 1), (60, 300), Severity.Warning, repeat: 1440);
        yield return Of(AlertRuleKind.QueueFull, RulePast.Seen, RuleUnit.Percent, (10, 100, 80), (30, 120), Severity.Critical, escalate: 10, repeat: 30);
        yield return Of(AlertRuleKind.DiskFull, RulePast.Seen, RuleUnit.Percent, (50, 100, 90), (60, 600), Severity.Critical, escalate: 60, repeat: 720);
        yield return Of(AlertRuleKind.MailStuck, RulePast.Seen, RuleUnit.Minutes, (1, 1440, 10), (60, 120), Severity.Critical, repeat: 240);
        yield return Of(AlertRuleKind.CostAnomaly, RulePast.Recorded, RuleUnit.Percent, (10, 1000, 40), (0, 600), Severity.Info, policy: NoDataPolicy.Keep);
        yield return Of(AlertRuleKind.UsageDrift, RulePast.Recorded, RuleUnit.Percent, (1, 1000, 10), (0, 600), Severity.Warning, policy: NoDataPolicy.Keep);
    }

    /// <param name="threshold">Smallest, largest, usual.</param>
    /// <param name="times">Pending and recovery, in seconds.</param>
    /// <param name="escalate">Minutes.</param>
    /// <param name="repeat">Minutes.</param>
    private static RuleTraits Of(
        AlertRuleKind kind,
        RulePast past,
        RuleUnit unit,
        (decimal Least, decimal Most, decimal Usual) threshold,
        (int Pending, int Recovery) times,
        Severity severity,
        int? window = null,
        int? escalate = null,
        int? repeat = null,
        NoDataPolicy policy = NoDataPolicy.Show) => new(unit, threshold.Least, threshold.Most, past, new AlertRule(
            kind,
            IsOn: true,
            threshold.Usual,
            window,
            TimeSpan.FromSeconds(times.Pending),
            TimeSpan.FromSeconds(times.Recovery),
            severity,
            policy,
            escalate is { } e ? TimeSpan.FromMinutes(e) : null,
            repeat is { } r ? TimeSpan.FromMinutes(r) : null));
}
