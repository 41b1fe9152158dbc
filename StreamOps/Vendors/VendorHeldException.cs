namespace StreamOps.Vendors;

/// <summary>A call that was not made because the vendor asked for silence. Stays inside the pipeline: callers see <see cref="VendorUnavailableException"/>.</summary>
public sealed class VendorHeldException(TimeSpan left) : Exception("The vendor asked not to be called yet.")
{
    public TimeSpan Left => left;
}
