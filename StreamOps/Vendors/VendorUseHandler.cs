namespace StreamOps.Vendors;

/// <summary>Passes every call and what became of it to the API's <see cref="VendorUse"/>.</summary>
public sealed class VendorUseHandler(VendorUse use) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            use.Heard(response);
            return response;
        }
        catch (Exception error)
        {
            use.Missed(error);
            throw;
        }
    }
}
