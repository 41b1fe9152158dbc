using System.Globalization;
using StreamOps.Data.Costs;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs.Terms;

/// <summary>How the trail tells a term.</summary>
public static class TermAudit
{
    public static string AuditSubject(this PriceTermRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Subject} from {row.ValidFrom:yyyy-MM-dd}");

    /// <summary>Once the row has its number. What a kind has no use for is null.</summary>
    public static object Facts(this PriceTermRow row) => new
    {
        row.Id,
        row.Revision,
        Kind = WireName.Of(row.Kind),
        row.Vendor,
        row.Name,
        row.Minutes,
        row.AmountUsd,
        row.UsdPerThousand,
        row.Percent,
        row.PerUsd,
        row.Steps,
        row.ValidFrom,
        row.ValidTo,
        row.Source,
    };
}
