using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reports;

/// <summary>One service and cost type of the month.</summary>
/// <param name="DurationMs">Live milliseconds behind it.</param>
/// <param name="ViewerMs">Viewer-milliseconds that it charges for; 0 where it charges for time alone.</param>
/// <param name="AmountUsd">USD of the month under the vendor's free minutes and rounding, before the one rounding to a cent.</param>
/// <param name="Cents">What is booked.</param>
public sealed record StatementLine(CostKind Kind, long DurationMs, long ViewerMs, decimal AmountUsd, long Cents);
