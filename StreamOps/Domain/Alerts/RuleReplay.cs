namespace StreamOps.Domain.Alerts;

/// <summary>An alert that there would have been.</summary>
/// <param name="EndedAt">Null: it would still be firing.</param>
public sealed record ReplayedAlert(AlertSubject Subject, DateTimeOffset FiredAt, DateTimeOffset? EndedAt, TimeSpan Lasted, decimal? Worst);

/// <summary>A rule replayed over what was seen, by the same machine that judges now.</summary>
public static class RuleReplay
{
    /// <param name="course">Looks at one subject, in order of time.</param>
    public static IEnumerable<ReplayedAlert> Of(AlertRule rule, AlertSubject subject, IEnumerable<(DateTimeOffset At, Observation Seen)> course)
    {
        AlertStanding? standing = null;
        DateTimeOffset? resolvedAt = null;
        var last = default(DateTimeOffset);
        foreach (var (at, seen) in course)
        {
            last = at;
            standing = AlertMachine.Next(rule, standing, seen, at, new AlertContext(ResolvedAt: resolvedAt)).Standing;
            if (standing is { ResolvedAt: { } ended, FiredAt: { } fired })
            {
                yield return new ReplayedAlert(subject, fired, ended, standing.Lasted(at), standing.Worst);
                (standing, resolvedAt) = (null, ended);
            }
        }

        if (standing is { IsBurning: true, FiredAt: { } burning })
        {
            yield return new ReplayedAlert(subject, burning, null, standing.Lasted(last), standing.Worst);
        }
    }
}
