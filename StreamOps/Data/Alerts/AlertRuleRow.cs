using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>A rule as somebody set it; one of each kind.</summary>
public sealed class AlertRuleRow
{
    public AlertRuleKind Kind { get; set; }

    public bool IsOn { get; set; }

    public decimal Threshold { get; set; }

    public int? WindowMinutes { get; set; }

    public int PendingSeconds { get; set; }

    public int RecoverySeconds { get; set; }

    public Severity Severity { get; set; }

    public NoDataPolicy NoData { get; set; }

    public int? EscalateMinutes { get; set; }

    public int? RepeatMinutes { get; set; }

    public int Version { get; set; }

    public static AlertRuleRow Of(AlertRule rule)
    {
        var row = new AlertRuleRow { Kind = rule.Kind };
        row.Take(rule);
        row.Version = rule.Version;
        return row;
    }

    public AlertRule ToRule() => new(
        Kind,
        IsOn,
        Threshold,
        WindowMinutes,
        TimeSpan.FromSeconds(PendingSeconds),
        TimeSpan.FromSeconds(RecoverySeconds),
        Severity,
        NoData,
        Minutes(EscalateMinutes),
        Minutes(RepeatMinutes),
        Version);

    /// <summary>Everything but the version.</summary>
    public void Take(AlertRule rule)
    {
        (IsOn, Threshold, WindowMinutes, Severity, NoData) = (rule.IsOn, rule.Threshold, rule.WindowMinutes, rule.Severity, rule.NoData);
        (PendingSeconds, RecoverySeconds) = ((int)rule.Pending.TotalSeconds, (int)rule.Recovery.TotalSeconds);
        (EscalateMinutes, RepeatMinutes) = ((int?)rule.EscalateAfter?.TotalMinutes, (int?)rule.RepeatEvery?.TotalMinutes);
    }

    private static TimeSpan? Minutes(int? minutes) => minutes is { } m ? TimeSpan.FromMinutes(m) : null;
}
