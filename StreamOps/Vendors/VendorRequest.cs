using System.Net;
using System.Net.Http.Headers;

namespace StreamOps.Vendors;

/// <summary>One question to a vendor.</summary>
/// <param name="Vendor">The vendor's name for people.</param>
/// <param name="Policy">Name of the host policy whose client asks.</param>
/// <param name="Address">Absolute address, built from the options of this moment.</param>
public sealed record VendorRequest(string Vendor, string Policy, Uri Address)
{
    /// <summary>1 MiB: answers about one thing.</summary>
    public const long SmallBody = 1 << 20;

    /// <summary>16 MiB: lists.</summary>
    public const long ListBody = 16 << 20;

    internal static readonly HttpRequestOptionsKey<long> BodyLimitKey = new("vendor-body-limit");

    internal static readonly HttpRequestOptionsKey<Uri> AlternateKey = new("vendor-alternate");

    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>The same question at the vendor's other host; tries go back and forth between the two.</summary>
    public Uri? Alternate { get; init; }

    /// <summary>JSON to post; null asks with GET. Only questions are posted, so a repeat is harmless.</summary>
    public byte[]? Json { get; init; }

    public long BodyLimit { get; init; } = SmallBody;

    /// <summary>Status codes besides 2xx that are an answer, not a failure.</summary>
    public IReadOnlyCollection<HttpStatusCode> AlsoAnswers { get; init; } = [];

    internal HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Json is null ? HttpMethod.Get : HttpMethod.Post, Address);
        message.Headers.Authorization = Authorization;
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Options.Set(BodyLimitKey, BodyLimit);
        if (Alternate is not null)
        {
            message.Options.Set(AlternateKey, Alternate);
        }

        if (Json is not null)
        {
            message.Content = new ByteArrayContent(Json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return message;
    }
}
