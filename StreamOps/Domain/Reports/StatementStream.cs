namespace StreamOps.Domain.Reports;

/// <summary>One of the dearest streams.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="LiveMs">In this month.</param>
/// <param name="ViewerMs">In this month.</param>
/// <param name="AmountUsd">In this month, exact: what its records say.</param>
/// <param name="Cents">That, rounded up.</param>
public sealed record StatementStream(
    long StreamId, long ChannelId, string Channel, DateTimeOffset StartedAt, long LiveMs, long ViewerMs, decimal AmountUsd, long Cents);
