using System.Text.Json.Serialization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reports;

/// <summary>A correction of a closed month that is booked in an open one.</summary>
/// <param name="ClosedMonth">The month in which it happened.</param>
/// <param name="Streams">Streams behind it.</param>
/// <param name="AmountUsd">What the closed month would be dearer by, exact; negative: cheaper.</param>
/// <param name="Cents">That, rounded up.</param>
/// <param name="Reason">In words: late samples, a changed end, a price dated back.</param>
public sealed record StatementAdjustment(BillingMonth ClosedMonth, CostKind Kind, int Streams, decimal AmountUsd, long Cents, string Reason)
{
    /// <summary>The month that books it, where lines of several stand together; null: the one whose statement it is in. No part of a statement.</summary>
    [JsonIgnore]
    public BillingMonth? BookedMonth { get; init; }
}
