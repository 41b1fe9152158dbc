using System.Text.Json;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace StreamOps.Tests.Support.Focus;

/// <summary>Rules that the model leaves to people and that a row can be held against all the same.</summary>
internal static class FocusByHand
{
    public static IReadOnlyDictionary<string, Func<Row, bool>> Rules { get; } = new Dictionary<string, Func<Row, bool>>
    {
        ["PricingQuantity-C-009-C"] = r => IsProduct(r, "ListUnitPrice", "ListCost") && IsProduct(r, "ContractedUnitPrice", "ContractedCost"),
        ["ContractedCost-C-009-C"] = r => IsProduct(r, "ContractedUnitPrice", "ContractedCost"),
        ["ContractedCost-C-008-C"] = r => IsRelated(r) || Same(r, "ContractedCost"),
        ["ListCost-C-008-C"] = r => IsRelated(r) || Same(r, "ListCost"),
        ["EffectiveCost-C-010-C"] = r => IsRelated(r) || Same(r, "EffectiveCost"),
        ["ConsumedQuantity-C-008-C"] = r => IsNullOr(r, "ConsumedQuantity", c => FocusFormats.Decimal(c) is not null),
        ["ChargeClass-C-003-C"] = r => IsNullOr(r, "ChargeClass", _ => IsEarlier(r)),
        ["ResourceName-C-004-C"] = r => r.GetValueOrDefault("ResourceId") is not null || r.GetValueOrDefault("ResourceName") is null,
        ["ResourceName-C-006-C"] = r => IsNullOr(r, "ResourceName", name => name != r.GetValueOrDefault("ResourceId")),
        ["SkuPriceDetails-C-017-C"] = r => IsNullOr(r, "SkuPriceDetails", HasOwnKeys),
        ["NullHandling-A-002-M"] = r => !r.Values.Any(cell => cell is "NULL" or "null" or "N/A" or "Not Applicable" or "None" or "-"),
    };

    private static bool IsProduct(Row row, string price, string cost) =>
        row.GetValueOrDefault("ChargeClass") == "Correction"
        || row.GetValueOrDefault(price) is not { } p || row.GetValueOrDefault("PricingQuantity") is not { } q
        || FocusFormats.Decimal(p) * FocusFormats.Decimal(q) == FocusFormats.Decimal(row.GetValueOrDefault(cost) ?? "");

    /// <summary>A charge worked out from others, or one with a unit price, may differ from what is billed.</summary>
    private static bool IsRelated(Row row) => row.GetValueOrDefault("ChargeCategory") is not ("Credit" or "Adjustment");

    private static bool Same(Row row, string cost) => row.GetValueOrDefault(cost) == row.GetValueOrDefault("BilledCost");

    /// <summary>The charge ends by the time at which the billing period begins.</summary>
    private static bool IsEarlier(Row row) =>
        string.CompareOrdinal(row.GetValueOrDefault("ChargePeriodEnd"), row.GetValueOrDefault("BillingPeriodStart")) <= 0;

    private static bool IsNullOr(Row row, string column, Func<string, bool> holds) => row.GetValueOrDefault(column) is not { } cell || holds(cell);

    private static bool HasOwnKeys(string json)
    {
        if (!FocusFormats.IsKeyValue(json))
        {
            // Another rule's business.
            return true;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().All(p => p.Name.StartsWith("x_", StringComparison.Ordinal));
    }
}
