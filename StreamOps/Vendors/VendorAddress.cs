namespace StreamOps.Vendors;

/// <summary>Builds addresses under a configured base, one path segment at a time.</summary>
public static class VendorAddress
{
    /// <param name="vendor">For the failure's text.</param>
    /// <param name="baseUrl">Absolute, as checked at start; with or without a trailing slash.</param>
    /// <param name="query">Without the question mark, already escaped; empty for none.</param>
    /// <param name="segments">Raw; escaped here.</param>
    public static Uri Of(string vendor, string baseUrl, string query, params ReadOnlySpan<string> segments)
    {
        var path = baseUrl.TrimEnd('/');
        foreach (var segment in segments)
        {
            // Dots would be folded away by the URI rules and ask about something else.
            if (segment is "" or "." or "..")
            {
                throw new VendorUnavailableException(vendor, VendorFailure.BadAnswer, $"cannot be asked about '{segment}': no identifier");
            }

            path += "/" + Uri.EscapeDataString(segment);
        }

        return new Uri(query.Length == 0 ? path : path + "?" + query);
    }
}
