using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>What a rule would have done.</summary>
/// <param name="WhyNot">Why it cannot be said; null: it can.</param>
/// <param name="Alerts">The newest first.</param>
/// <param name="How">How finely it was replayed, and over what.</param>
public sealed record RehearsedRule(AlertRule Rule, string? WhyNot, IReadOnlyList<ReplayedAlert> Alerts, string How)
{
    /// <summary>When keeping began; null: 90 days ago or before.</summary>
    public DateTimeOffset? Since { get; init; }

    public TimeSpan Whole => TimeSpan.FromTicks(Alerts.Sum(a => a.Lasted.Ticks));

    public TimeSpan Longest => Alerts.Select(a => a.Lasted).DefaultIfEmpty(TimeSpan.Zero).Max();
}
