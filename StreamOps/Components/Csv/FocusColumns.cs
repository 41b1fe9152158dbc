namespace StreamOps.Components.Csv;

/// <summary>
/// The columns of FOCUS 1.2 that apply, in its order, and two of our own behind them. Left out is what no vendor here has: regions, zones,
/// reservations, commitments, a second currency. Source: FOCUS 1.2, FinOps Open Cost and Usage Specification.
/// </summary>
internal static class FocusColumns
{
    private const string UnitOfUse = "Minutes";
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static IReadOnlyList<(string Name, Action<CsvFile, FocusRow> Write)> All { get; } =
    [
        ("BilledCost", (f, r) => f.Number(r.CostUsd)),
        ("BillingAccountId", (f, r) => f.Text(r.Service.Account)),
        ("BillingAccountName", (f, r) => f.Text(r.Service.Provider)),
        ("BillingCurrency", (f, r) => f.Text(r.Currency)),
        ("BillingPeriodEnd", (f, r) => Second(f, r.Billing.End)),
        ("BillingPeriodStart", (f, r) => Second(f, r.Billing.Start)),
        ("ChargeCategory", (f, r) => f.Text(r.Category)),
        ("ChargeClass", (f, r) => f.Text(r.Class)),
        ("ChargeDescription", (f, r) => f.Text(r.Description)),
        ("ChargeFrequency", (f, r) => f.Text(r.Frequency)),
        ("ChargePeriodEnd", (f, r) => Second(f, r.Period.End.AddTicks(TimeSpan.TicksPerSecond - 1))),
        ("ChargePeriodStart", (f, r) => Second(f, r.Period.Start)),
        ("ConsumedQuantity", (f, r) => f.Number(r.Meter?.Minutes)),
        ("ConsumedUnit", (f, r) => f.Text(r.Meter is null ? null : UnitOfUse)),
        ("ContractedCost", (f, r) => f.Number(r.CostUsd)),
        ("ContractedUnitPrice", (f, r) => f.Number(r.Meter?.UsdPerUnit)),
        ("EffectiveCost", (f, r) => f.Number(r.CostUsd)),
        ("InvoiceId", (f, r) => f.Empty()),
        ("InvoiceIssuerName", (f, r) => f.Text(r.Service.Provider)),
        ("ListCost", (f, r) => f.Number(r.CostUsd)),
        ("ListUnitPrice", (f, r) => f.Number(r.Meter?.UsdPerUnit)),
        ("PricingCategory", (f, r) => f.Text("Standard")),
        ("PricingQuantity", (f, r) => f.Number(r.Meter?.Units)),
        ("PricingUnit", (f, r) => f.Text(r.Meter?.PricingUnit)),
        ("ProviderName", (f, r) => f.Text(r.Service.Provider)),
        ("PublisherName", (f, r) => f.Text(r.Service.Provider)),
        ("ResourceId", (f, r) => f.Text(r.StreamId)),
        // A stream has no name of its own, and FOCUS forbids to make one up.
        ("ResourceName", (f, r) => f.Empty()),
        ("ResourceType", (f, r) => f.Text(r.StreamId is null ? null : "Live Stream")),
        ("ServiceCategory", (f, r) => f.Text(r.Service.Category)),
        ("ServiceName", (f, r) => f.Text(r.Service.Name)),
        ("ServiceSubcategory", (f, r) => f.Text(r.Service.Subcategory)),
        ("SkuId", (f, r) => f.Text(r.Meter?.SkuId)),
        ("SkuMeter", (f, r) => f.Text(r.Meter is { } meter ? PriceWords.Of(meter.Price.Basis) : null)),
        ("SkuPriceDetails", (f, r) => f.Text(r.PriceDetails)),
        ("SkuPriceId", (f, r) => f.Text(r.Meter?.SkuPriceId)),
        ("SubAccountId", (f, r) => f.Text(r.ChannelId)),
        ("SubAccountName", (f, r) => f.Text(r.Charge?.Channel)),
        ("SubAccountType", (f, r) => f.Text(r.Charge is null ? null : "Channel")),
        ("Tags", (f, r) => f.Text(r.Tags)),
        ("x_CostRecordId", (f, r) => f.Number(r.Charge?.RecordId)),
        ("x_CostType", (f, r) => f.Text(r.Kind.ToString())),
    ];

    /// <summary>FOCUS writes whole seconds: a start is cut down to one and an end up, so that nothing falls out of its period.</summary>
    private static void Second(CsvFile file, DateTimeOffset at) => file.Instant(at, Seconds);
}
