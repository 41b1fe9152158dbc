using StreamOps.Components;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Reports;

/// <summary>What the page of a month shows.</summary>
/// <param name="Statement">The stored one of a closed month.</param>
/// <param name="Versions">The newest first; none: the month is open.</param>
/// <param name="Corrections">What later months have booked because this one should have been another.</param>
/// <param name="Forms">In which it is handed out.</param>
/// <param name="Changes">What the shown version prints differently from the one before; none of a first one.</param>
public sealed record ReportDetail(
    MonthStatement Statement,
    IReadOnlyList<PrintedVersion> Versions,
    ILookup<long, PrintedFile> Files,
    IReadOnlyList<TakenFile> Taken,
    IReadOnlyList<StatementAdjustment> Corrections,
    IReadOnlyList<IReportForm> Forms,
    IReadOnlyList<StatementChange> Changes)
{
    public BillingMonth Month => Statement.Identity.Month;

    public string Title => Show.Month(Month.ToString());

    /// <summary>Null: the month is open.</summary>
    public PrintedVersion? Shown => Versions.FirstOrDefault(v => v.Version == Statement.Identity.Version);

    public Counted Counted => new(Statement.Identity.Zone, Statement.Identity.PriceBookVersion);
}
