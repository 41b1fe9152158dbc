namespace StreamOps.Domain.Reports;

/// <summary>The month in a few figures.</summary>
/// <param name="CostCents">Booked: the sum of the shown lines.</param>
/// <param name="AdjustmentCents">Corrections of closed months, booked in this one; may be negative.</param>
/// <param name="AccruedCents">Cost so far of streams that have no records yet; 0 of a closed month.</param>
/// <param name="ForecastCents">What the month is expected to end at; null: it is over.</param>
/// <param name="BudgetCents">The budget of everything; null: there is none.</param>
/// <param name="LiveMs">Live time in the month, milliseconds.</param>
/// <param name="ViewerMs">Viewer-milliseconds, HLS and RTC.</param>
/// <param name="SampledMs">Live milliseconds in which the audience was known.</param>
/// <param name="Streams">Streams with live time in the month.</param>
/// <param name="Channels">Channels with live time in the month.</param>
/// <param name="PeakViewers">Of the sum over all streams at one time; null: no sample knew.</param>
public sealed record StatementSummary(
    long CostCents,
    long AdjustmentCents,
    long AccruedCents,
    long? ForecastCents,
    long? BudgetCents,
    long LiveMs,
    long ViewerMs,
    long SampledMs,
    int Streams,
    int Channels,
    int? PeakViewers)
{
    /// <summary>What finance books: the month's own cost and the corrections of earlier ones.</summary>
    public long BookedCents => CostCents + AdjustmentCents;

    /// <summary>Streaming hours, exact.</summary>
    public decimal StreamingHours => LiveMs / 3_600_000m;

    /// <summary>Viewer-minutes, exact.</summary>
    public decimal ViewerMinutes => ViewerMs / 60_000m;

    /// <summary>Average concurrent viewers over sampled live time; null: nothing was sampled.</summary>
    public decimal? AverageViewers => SampledMs == 0 ? null : ViewerMs / (decimal)SampledMs;
}
