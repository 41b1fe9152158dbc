using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>Names of files.</summary>
public static class ReportNames
{
    /// <summary><c>streamops-2026-10-v1-statement.json</c>.</summary>
    public static string File(StatementIdentity identity, string what, string extension) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"streamops-{identity.Month}-v{identity.Version}-{what}.{extension}");
}
