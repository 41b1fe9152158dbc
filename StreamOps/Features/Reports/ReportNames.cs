using System.Globalization;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>Names of files.</summary>
public static class ReportNames
{
    /// <summary><c>streamops-2026-10-v1.json</c>; of an open month <c>streamops-2026-10-open.json</c>.</summary>
    public static string Of(StatementIdentity identity, IReportForm form) => identity.IsClosed
        ? Of(identity.Month.ToString(), identity.Version, form)
        : $"streamops-{identity.Month}-open{form.Suffix}";

    /// <summary>Of a version that is printed.</summary>
    public static string Of(string month, int version, IReportForm form) =>
        string.Create(CultureInfo.InvariantCulture, $"streamops-{month}-v{version}{form.Suffix}");
}
