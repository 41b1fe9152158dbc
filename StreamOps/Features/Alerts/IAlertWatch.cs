using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>Reads what some rules need, for all of their subjects at once.</summary>
public interface IAlertWatch
{
    IReadOnlyList<AlertRuleKind> Kinds { get; }

    /// <param name="rules">Those of its kinds that are switched on.</param>
    Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel);
}
