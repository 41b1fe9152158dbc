using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Cloudflare;

/// <summary>
/// Cloudflare Stream, read only. The playback host answers the questions of every few seconds, the API host (whose limit twenty
/// live channels would eat up) the rare ones. Every failure is a <see cref="VendorUnavailableException"/>.
/// </summary>
public sealed partial class CloudflareStreamClient(VendorHttp http, IOptionsMonitor<CloudflareOptions> options)
{
    private const string Vendor = "Cloudflare";

    private async Task<JsonElement> AskPlaybackAsync(string id, string question, CancellationToken cancel)
    {
        var settings = Configured();
        var request = new VendorRequest(Vendor, CloudflareHosts.Playback.Name,
            VendorAddress.Of(Vendor, settings.CustomerBaseUrl!, "", id, question))
        {
            Authorization = Bearer(settings),
        };
        return (await http.AskAsync(request, cancel)).Json;
    }

    private async Task<JsonElement> AskApiAsync(string query, string[] path, long bodyLimit, CancellationToken cancel)
    {
        var settings = Configured();
        var request = new VendorRequest(Vendor, CloudflareHosts.Api.Name,
            VendorAddress.Of(Vendor, settings.ApiBaseUrl, query, ["accounts", settings.AccountId!, "stream", .. path]))
        {
            Authorization = Bearer(settings),
            BodyLimit = bodyLimit,
        };
        return Result((await http.AskAsync(request, cancel)).Json);
    }

    /// <summary>Opens the envelope that every REST answer comes in; <c>success: false</c> may come with status 200.</summary>
    private static JsonElement Result(JsonElement envelope)
    {
        if (envelope.Flag("success") == true && envelope.Field("result") is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } result)
        {
            return result;
        }

        var said = envelope.Items("errors").Select(e => e.Text("message")).FirstOrDefault(m => m is not null);
        throw Bad($"answered without a result{(said is null ? "" : ": " + said)}");
    }

    private CloudflareOptions Configured()
    {
        var settings = options.CurrentValue;
        return settings.MissingKeys is { Count: > 0 } missing
            ? throw new VendorUnavailableException(Vendor, VendorFailure.Off, $"off; not set: {string.Join(", ", missing)}")
            : settings;
    }

    private static AuthenticationHeaderValue Bearer(CloudflareOptions settings) => new("Bearer", settings.ApiToken);

    private static VendorUnavailableException Bad(string reason) => new(Vendor, VendorFailure.BadAnswer, reason);
}
