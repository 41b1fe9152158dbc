using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>What became of a close.</summary>
/// <param name="Version">The version that is there now; null: the month stays open.</param>
/// <param name="IsNew">This call has made it; else it was there.</param>
/// <param name="Missing">What stands against it; null: nothing.</param>
public sealed record CloseOutcome(ReportVersionRow? Version, bool IsNew, StatementCompleteness? Missing)
{
    public static CloseOutcome There(ReportVersionRow version) => new(version, false, null);

    public static CloseOutcome Made(ReportVersionRow version) => new(version, true, null);

    public static CloseOutcome Refused(StatementCompleteness missing) => new(null, false, missing);
}
