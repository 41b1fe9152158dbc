using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reports;

/// <summary>One cost record as finance takes it into its books: a stream in one month under one service and cost type.</summary>
/// <param name="Channel">Name.</param>
/// <param name="Seller">E-mail address.</param>
/// <param name="Span">From start to end of the stream as far as it lies in the month, UTC.</param>
/// <param name="DurationMs">Live milliseconds behind it.</param>
/// <param name="ViewerMs">Viewer-milliseconds that it charges for; 0 where it charges for time alone.</param>
/// <param name="Parts">The exact quantities, one for each price that was in force; they come to the amount.</param>
public sealed record Charge(
    long RecordId,
    long StreamId,
    long ChannelId,
    string Channel,
    string Seller,
    CostKind Kind,
    BillingMonth Month,
    Interval Span,
    long DurationMs,
    long ViewerMs,
    IReadOnlyList<CostPart> Parts)
{
    /// <summary>USD, exact. The month rounds the sum of a line up once, so charges come to it but for less than a cent a line.</summary>
    public decimal AmountUsd => Parts.Sum(p => p.AmountUsd);
}
