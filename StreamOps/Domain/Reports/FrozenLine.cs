namespace StreamOps.Domain.Reports;

/// <summary>What a closed month has of one stream under one service and cost type. It never changes.</summary>
/// <param name="DurationMs">Live milliseconds.</param>
/// <param name="QuantityMs">Under all prices.</param>
/// <param name="AmountUsd">As it is kept.</param>
public sealed record FrozenLine(long DurationMs, long QuantityMs, decimal AmountUsd);
