namespace StreamOps.Features.Costs.Reconciliation;

/// <summary>Vendors by the names that people know.</summary>
public static class VendorName
{
    public static string Of(string vendor) => new Components.CostPart(vendor, "", 0).ServiceName;
}
