namespace StreamOps.Vendors;

/// <summary>Failures that name their vendor.</summary>
public static class VendorRequestFailures
{
    public static VendorUnavailableException Fail(
        this VendorRequest request, VendorFailure kind, string reason, TimeSpan? retryAfter = null, Exception? inner = null) =>
        new(request.Vendor, kind, reason, retryAfter, inner);

    public static VendorUnavailableException Bad(this VendorRequest request, string reason) =>
        request.Fail(VendorFailure.BadAnswer, reason);
}
