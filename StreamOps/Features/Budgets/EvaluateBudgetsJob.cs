using Hangfire;
using StreamOps.Platform;

namespace StreamOps.Features.Budgets;

/// <summary>The beat of budgets. One server judges a tick; two that do anyway fire each threshold once.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class EvaluateBudgetsJob(BudgetEvaluator evaluator, LeasedBeat beat)
{
    /// <summary>Two samples of a live stream.</summary>
    public const int IntervalSeconds = 10;

    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "budgets";

    public Task RunAsync(CancellationToken cancel) => beat.RunAsync(Connector, TimeSpan.FromSeconds(IntervalSeconds), evaluator.RunAsync, cancel);
}
