namespace StreamOps.Vendors;

/// <summary>
/// Reads the whole body, up to the request's limit, inside the pipeline: so the time-out of a try covers a body that trickles,
/// a broken body is tried again, and a body without end costs no more memory than its limit.
/// </summary>
public sealed class VendorBodyHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var limit = request.Options.TryGetValue(VendorRequest.BodyLimitKey, out var asked) ? asked : VendorRequest.SmallBody;
            await response.Content.LoadIntoBufferAsync(limit, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
