using System.Globalization;
using StreamOps.Tests.Support.Focus;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace StreamOps.Tests.Components.Csv;

/// <summary>A way to spoil a good FOCUS file, and the rule that must see it.</summary>
internal sealed record FocusMutation(string Rule, Func<FocusTable, FocusTable> Spoil)
{
    public static IReadOnlyList<FocusMutation> All { get; } =
    [
        Set("BilledCost", "$5.00", "BilledCost-C-001-M"),
        Set("BilledCost", "1,5", "BilledCost-C-002-M"),
        Set("BilledCost", null, "BilledCost-C-003-M"),
        Set("EffectiveCost", "+5", "EffectiveCost-C-002-M"),
        Set("ListUnitPrice", "-1", "ListUnitPrice-C-008-M"),
        Set("ContractedUnitPrice", "-1", "ContractedUnitPrice-C-009-C"),
        new("ListCost-C-009-C", t => t.With("ListCost", r => Plus(r["ListCost"], 0.000001m))),
        new("ContractedUnitPrice-C-011-C", t => t.With("ContractedCost", r => Plus(r["ContractedCost"], 0.000001m))),
        new("EffectiveCost-C-010-C", t => t.With("EffectiveCost", r => Plus(r["EffectiveCost"], 1m))),
        Set("BillingCurrency", "XYQ", "BillingCurrency-C-003-M"),
        Set("BillingCurrency", "Tokens", "BillingCurrency-C-006-M"),
        Set("BillingCurrency", null, "BillingCurrency-C-004-M"),
        Set("BillingPeriodStart", "2026-03-01", "BillingPeriodStart-C-002-M"),
        Set("BillingPeriodEnd", "2026-04-01T00:00:00+02:00", "BillingPeriodEnd-C-002-M"),
        Set("ChargePeriodStart", "3/1/26", "ChargePeriodStart-C-001-M"),
        Set("ChargePeriodEnd", null, "ChargePeriodEnd-C-003-M"),
        Set("ChargeCategory", "Use", "ChargeCategory-C-003-M"),
        Set("ChargeCategory", "Purchase", "EffectiveCost-C-005-C"),
        Set("ChargeCategory", "Purchase", "ChargeFrequency-C-004-C"),
        Set("ChargeCategory", "Tax", "SkuId-C-004-C"),
        Set("ChargeCategory", "Tax", "ConsumedQuantity-C-004-C"),
        Set("ChargeClass", "Fix", "ChargeClass-C-005-C"),
        Set("ChargeClass", "Correction", "ChargeClass-C-003-C"),
        Set("ChargeFrequency", "Often", "ChargeFrequency-C-003-M"),
        Set("ConsumedQuantity", null, "ConsumedQuantity-C-006-C"),
        Set("ConsumedUnit", null, "ConsumedUnit-C-006-C"),
        Set("InvoiceIssuerName", "A shop", "BilledCost-C-005-C"),
        Set("PricingCategory", "Spot", "PricingCategory-C-007-M"),
        Set("PricingQuantity", null, "PricingQuantity-C-005-C"),
        Set("PricingUnit", null, "PricingUnit-C-006-C"),
        Set("PublisherName", null, "PublisherName-C-003-M"),
        Set("ResourceType", null, "ResourceType-C-005-C"),
        Set("ServiceCategory", "Database", "ServiceCategory-C-003-M"),
        Set("ServiceName", "Everything", "ServiceName-C-005-C", t => t.With("ServiceCategory", r => r["ProviderName"] == "Agora" ? "Networking" : "Media")),
        Set("ServiceSubcategory", "Streaming", "ServiceSubcategory-C-003-M"),
        Set("ServiceSubcategory", "Content Delivery", "ServiceSubcategory-C-004-M"),
        Set("SkuId", null, "SkuId-C-005-C"),
        Set("SkuPriceId", "price-1", "SkuPriceId-C-008-M"),
        Set("SkuPriceId", null, "SkuPriceDetails-C-004-C"),
        Set("SkuPriceDetails", "{\"Source\":1}", "SkuPriceDetails-C-017-C"),
        Set("SkuPriceDetails", "{", "SkuPriceDetails-C-001-M"),
        Set("SubAccountName", null, "SubAccountName-C-005-C"),
        Set("SubAccountType", null, "SubAccountType-C-003-C"),
        Set("Tags", "[1]", "Tags-C-001-M"),
        Set("Tags", "{\"a\":{}}", "Tags-C-001-M"),
        Set("Tags", "{\"a\":1,\"a\":2}", "Tags-C-001-M"),
        Set("InvoiceId", "N/A", "NullHandling-A-002-M"),
        new("ColumnHandling-A-010-M", t => t with { Columns = [.. t.Columns.Select(c => c == "x_CostType" ? "CostType" : c)] }),
        new("ColumnHandling-A-003-M", t => t with { Columns = [.. t.Columns.Select(c => c == "x_CostType" ? "x_Cost type" : c)] }),
    ];

    private static FocusMutation Set(string column, string? value, string rule, Func<FocusTable, FocusTable>? and = null) =>
        new(rule, t => (and ?? (x => x))(t.With(column, r => IsUsage(r) ? value : r[column])));

    private static bool IsUsage(Row row) => row["x_CostRecordId"] is not null;

    private static string? Plus(string? cost, decimal usd) => (decimal.Parse(cost!, CultureInfo.InvariantCulture) + usd).ToString(CultureInfo.InvariantCulture);
}
