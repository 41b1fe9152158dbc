using StreamOps.Components;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Costs;

/// <summary>A stream and what it was booked at.</summary>
/// <param name="Records">None before it has ended and its costs are booked; none either where it cost nothing.</param>
/// <param name="Counted">What every figure of the page shares.</param>
public sealed record StreamRecordsReport(StreamFigures Stream, IReadOnlyList<CostRecordRow> Records, Counted Counted)
{
    /// <summary>What was booked because records of closed months should be others.</summary>
    public IReadOnlyList<StatementAdjustment> Corrections { get; init; } = [];

    public long TotalCents => Records.Sum(r => r.CostCents);
}
