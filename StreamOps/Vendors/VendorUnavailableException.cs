namespace StreamOps.Vendors;

/// <summary>
/// The one way in which a vendor client fails. What could not be learnt stays unknown: no client ever makes up a value in its stead.
/// </summary>
/// <param name="vendor">The vendor's name as people know it, such as <c>Cloudflare</c>.</param>
/// <param name="kind">What sort of failure it was.</param>
/// <param name="reason">One sentence for a page or a log; holds no secret.</param>
/// <param name="retryAfter">How long the vendor, or our own limit, asks us to wait; null when nobody said.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class VendorUnavailableException(
    string vendor, VendorFailure kind, string reason, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"{vendor}: {reason}", inner)
{
    public string Vendor => vendor;

    public VendorFailure Kind => kind;

    public string Reason => reason;

    public TimeSpan? RetryAfter => retryAfter;
}
