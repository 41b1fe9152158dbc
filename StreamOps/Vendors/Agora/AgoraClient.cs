using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Agora;

/// <summary>
/// Agora's REST APIs, read only. A host that fails is followed by its twin. Every failure is a <see cref="VendorUnavailableException"/>.
/// </summary>
public sealed partial class AgoraClient(VendorHttp http, IOptionsMonitor<AgoraOptions> options)
{
    private const string Vendor = "Agora";
    private const int MostPages = 100;

    private Task<VendorAnswer> AskAsync(
        VendorHostPolicy policy, string[] path, string query, long bodyLimit, CancellationToken cancel, params HttpStatusCode[] alsoAnswers)
    {
        var settings = Configured();
        var request = new VendorRequest(Vendor, policy.Name, VendorAddress.Of(Vendor, settings.ApiBaseUrl, query, path))
        {
            Alternate = string.IsNullOrWhiteSpace(settings.FallbackApiBaseUrl)
                ? null
                : VendorAddress.Of(Vendor, settings.FallbackApiBaseUrl, query, path),
            Authorization = Basic(settings),
            BodyLimit = bodyLimit,
            AlsoAnswers = alsoAnswers,
        };
        return http.AskAsync(request, cancel);
    }

    /// <summary>Opens the wrapper that channel and media push answers come in.</summary>
    private static JsonElement Data(JsonElement json) =>
        json.Flag("success") == true && json.Field("data") is { ValueKind: JsonValueKind.Object } data
            ? data
            : throw Bad($"answered without data{(json.Text("message") is { } said ? ": " + said : "")}");

    private AgoraOptions Configured()
    {
        var settings = options.CurrentValue;
        return settings.MissingKeys is { Count: > 0 } missing
            ? throw new VendorUnavailableException(Vendor, VendorFailure.Off, $"off; not set: {string.Join(", ", missing)}")
            : settings;
    }

    private static AuthenticationHeaderValue Basic(AgoraOptions settings) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.CustomerKey}:{settings.CustomerSecret}")));

    private static VendorUnavailableException Bad(string reason) => new(Vendor, VendorFailure.BadAnswer, reason);
}
