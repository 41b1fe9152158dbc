namespace StreamOps.Vendors;

/// <summary>Lets no call out while the vendor's hold lasts, and passes every answer to the hold.</summary>
public sealed class VendorHoldHandler(VendorHold hold) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (hold.Remaining is { Ticks: > 0 } left)
        {
            throw new VendorHeldException(left);
        }

        var response = await base.SendAsync(request, cancellationToken);
        hold.Heed(response);
        return response;
    }
}
