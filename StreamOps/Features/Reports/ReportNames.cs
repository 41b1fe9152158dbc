using System.Globalization;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>Names of files.</summary>
public static class ReportNames
{
    /// <summary><c>streamops-2026-10-v1.json</c>; of an open month <c>streamops-2026-10-open.json</c>.</summary>
    public static string Of(StatementIdentity identity, IReportForm form) => identity.IsClosed
        ? string.Create(CultureInfo.InvariantCulture, $"streamops-{identity.Month}-v{identity.Version}{form.Suffix}")
        : $"streamops-{identity.Month}-open{form.Suffix}";
}
