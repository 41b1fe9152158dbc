using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Costs;

/// <summary>One record, or what accrues before it is one.</summary>
/// <param name="DurationMinutes">Rounded up to a whole minute.</param>
/// <param name="ViewerMinutes">2 decimals; 0 where the line charges for time alone.</param>
/// <param name="BandwidthGB">Null: not measured.</param>
/// <param name="Amount">USD, exact.</param>
/// <param name="CostCents">The amount rounded up to a cent.</param>
public sealed record CostAnswer(
    long StreamId,
    string Service,
    string CostType,
    string Month,
    long DurationMinutes,
    decimal ViewerMinutes,
    decimal? BandwidthGB,
    decimal Amount,
    long CostCents,
    decimal CostDollars)
{
    public static CostAnswer Of(CostRecordRow record) => new(
        record.StreamId,
        record.Service,
        record.CostType,
        record.Month,
        Shown.WholeMinutes(record.DurationMs),
        Shown.Minutes(record.ViewerMs),
        record.BandwidthGb,
        record.AmountUsd,
        record.CostCents,
        Shown.Dollars(record.CostCents));

    public static CostAnswer Of(long streamId, CostLine line) => new(
        streamId,
        line.Kind.Service,
        line.Kind.CostType,
        line.Month.ToString(),
        Shown.WholeMinutes(line.DurationMs),
        Shown.Minutes(line.ViewerMs),
        null,
        line.AmountUsd,
        line.Cents,
        Shown.Dollars(line.Cents));
}

/// <summary>Records of a channel.</summary>
/// <param name="TotalCostCents">The sum of the listed <c>costCents</c>. Each is rounded up, so the month's exact amount is as much or a little less.</param>
/// <param name="Total">Records on all pages.</param>
/// <param name="AllPagesCostCents">The same of all pages.</param>
/// <param name="Adjustments">Corrections of closed months that the asked month books, or any where none is asked; in no total here.</param>
public sealed record ChannelCostsAnswer(
    long ChannelId,
    IReadOnlyList<CostAnswer> Costs,
    long TotalCostCents,
    decimal TotalCostDollars,
    int Page,
    int PageSize,
    int Total,
    long AllPagesCostCents,
    decimal AllPagesCostDollars,
    IReadOnlyList<AdjustmentAnswer> Adjustments,
    long AdjustmentCents)
{
    public static ChannelCostsAnswer Of(long channelId, CostRecordPage found, IReadOnlyList<StatementAdjustment> adjustments, Paging paging)
    {
        var costs = found.Items.ConvertAll(CostAnswer.Of);
        var cents = costs.Sum(c => c.CostCents);
        return new ChannelCostsAnswer(
            channelId,
            costs,
            cents,
            Shown.Dollars(cents),
            paging.Page,
            paging.PageSize,
            found.Total,
            found.TotalCents,
            Shown.Dollars(found.TotalCents),
            [.. adjustments.Select(AdjustmentAnswer.Of)],
            adjustments.Sum(a => a.Cents));
    }
}

/// <summary>Costs of a stream.</summary>
/// <param name="Costs">Its records; none before it has ended.</param>
/// <param name="Accrued">Cost so far, while there are no records yet.</param>
/// <param name="Adjustments">What was booked because a closed month's records should have been others; in no total here.</param>
public sealed record StreamCostsAnswer(
    long StreamId,
    long ChannelId,
    IReadOnlyList<CostAnswer> Costs,
    long TotalCostCents,
    decimal TotalCostDollars,
    IReadOnlyList<CostAnswer> Accrued,
    long AccruedCents,
    decimal AccruedDollars,
    IReadOnlyList<AdjustmentAnswer> Adjustments,
    long AdjustmentCents);

/// <summary>A line of the month.</summary>
/// <param name="TotalCostCents">The sum of exact amounts, rounded up once.</param>
/// <param name="DurationMinutes">Rounded up once.</param>
public sealed record MonthLineAnswer(
    string Service,
    string CostType,
    long TotalCostCents,
    decimal TotalCostDollars,
    long DurationMinutes,
    decimal ViewerMinutes,
    decimal? BandwidthGB)
{
    public static MonthLineAnswer Of(CostLine line) => new(
        line.Kind.Service,
        line.Kind.CostType,
        line.MonthCents,
        Shown.Dollars(line.MonthCents),
        Shown.WholeMinutes(line.DurationMs),
        Shown.Minutes(line.ViewerMs),
        null);
}

/// <summary>A month of the platform.</summary>
/// <param name="Status"><c>open</c> as long as a correction may still change it, <c>closed</c> afterwards.</param>
/// <param name="TotalCostCents">The sum of <paramref name="Costs"/>.</param>
/// <param name="AccruedCents">Cost so far of streams without records, not in the total.</param>
/// <param name="Adjustments">Corrections of closed months that this one books; not in the total.</param>
/// <param name="BookedCents">What finance books: the total and the adjustments.</param>
/// <param name="ForecastCents">What the month is expected to end at: by run-rate and weekday; with less than 14 days of history in a straight line.</param>
public sealed record MonthCostsAnswer(
    string Month,
    string Status,
    IReadOnlyList<MonthLineAnswer> Costs,
    long TotalCostCents,
    decimal TotalCostDollars,
    long AccruedCents,
    long ForecastCents,
    IReadOnlyList<AdjustmentAnswer> Adjustments,
    long AdjustmentCents,
    long BookedCents)
{
    public static MonthCostsAnswer Of(MonthCosts month, SpendForecast forecast) => new(
        month.Month.ToString(),
        month.IsClosed ? "closed" : "open",
        [.. month.Lines.Select(MonthLineAnswer.Of)],
        month.TotalCents,
        Shown.Dollars(month.TotalCents),
        month.AccruedCents,
        month.ForecastCents(forecast),
        [.. month.Adjustments.Select(AdjustmentAnswer.Of)],
        month.AdjustmentCents,
        month.BookedCents);
}

/// <summary>A correction of a closed month's line.</summary>
/// <param name="ClosedMonth">The month in which it happened.</param>
/// <param name="Amount">USD, exact; negative where the closed month was too dear.</param>
/// <param name="CostCents">The amount rounded up to a cent.</param>
/// <param name="Reason">In words.</param>
public sealed record AdjustmentAnswer(string ClosedMonth, string Service, string CostType, int Streams, decimal Amount, long CostCents, decimal CostDollars, string Reason)
{
    public static AdjustmentAnswer Of(StatementAdjustment line) => new(
        line.ClosedMonth.ToString(), line.Kind.Service, line.Kind.CostType, line.Streams, line.AmountUsd, line.Cents, Shown.Dollars(line.Cents), line.Reason);
}

/// <summary>Hybrid against Agora alone.</summary>
/// <param name="SavingsDollars">Negative where the hybrid is dearer.</param>
/// <param name="BreakEvenViewers">Smallest average audience at which the hybrid is not dearer; null where there is none or nobody watched.</param>
public sealed record ComparisonAnswer(
    string Month,
    decimal HybridCostDollars,
    decimal AgoraOnlyCostDollars,
    decimal SavingsDollars,
    decimal SavingsPercent,
    int AvgViewers,
    decimal ViewerMinutes,
    decimal HostMinutes,
    long? BreakEvenViewers);
