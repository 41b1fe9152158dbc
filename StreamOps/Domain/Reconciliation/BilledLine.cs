namespace StreamOps.Domain.Reconciliation;

/// <summary>A line of an invoice.</summary>
/// <param name="Minutes">Null: it names no quantity in minutes.</param>
/// <param name="AmountUsd">Negative: a credit.</param>
public sealed record BilledLine(BilledItem Item, string Description, decimal? Minutes, decimal AmountUsd);
