namespace StreamOps.Domain.Alerts;

/// <summary>When a rule fires and how it tells.</summary>
/// <param name="Threshold">In the unit of its kind; bad from here on. 0 where the kind has none.</param>
/// <param name="WindowMinutes">How far back it compares; null where the kind does not.</param>
/// <param name="Pending">The condition holds for so long before it fires.</param>
/// <param name="Recovery">All is well for so long before it resolves: a value that flaps stays one alert.</param>
/// <param name="EscalateAfter">Nobody has acknowledged it for so long; null: never.</param>
/// <param name="RepeatEvery">Told again while it goes on; null: never.</param>
/// <param name="Version">Grows with every change.</param>
public sealed record AlertRule(
    AlertRuleKind Kind,
    bool IsOn,
    decimal Threshold,
    int? WindowMinutes,
    TimeSpan Pending,
    TimeSpan Recovery,
    Severity Severity,
    NoDataPolicy NoData,
    TimeSpan? EscalateAfter,
    TimeSpan? RepeatEvery,
    int Version = 1)
{
    /// <summary>In so long an alert's firing and resolving are told at most twice, whatever its value does.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMinutes(10);

    /// <summary>One that comes back sooner after it was resolved waits: recovery and this make <see cref="Calm"/>.</summary>
    public TimeSpan Quiet => Calm > Recovery ? Calm - Recovery : TimeSpan.Zero;
}
