using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace StreamOps.Vendors;

/// <summary>Asks a vendor through its host's pipeline and turns whatever goes wrong into <see cref="VendorUnavailableException"/>.</summary>
public sealed class VendorHttp(IHttpClientFactory clients)
{
    private const int WordsShown = 200;

    /// <summary>Of two values under one name nobody can say which is meant.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="VendorUnavailableException">No usable answer.</exception>
    public async Task<VendorAnswer> AskAsync(VendorRequest request, CancellationToken cancel)
    {
        using var message = request.ToMessage();
        using var response = await SendAsync(request, message, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        var json = Read(body);
        if (response.IsSuccessStatusCode || request.AlsoAnswers.Contains(response.StatusCode))
        {
            return json is null && response.IsSuccessStatusCode
                ? throw request.Bad($"answered {Kind(response)} where JSON was due")
                : new VendorAnswer(response.StatusCode, json ?? default);
        }

        throw Refusal(request, response, json);
    }

    private async Task<HttpResponseMessage> SendAsync(VendorRequest request, HttpRequestMessage message, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(request.Policy);
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            throw Translate(request, e);
        }
    }

    private static VendorUnavailableException Translate(VendorRequest request, Exception e) => e switch
    {
        VendorHeldException held => request.Fail(VendorFailure.RateLimited,
            $"asked not to be called for another {Math.Ceiling(held.Left.TotalSeconds)} s", held.Left, e),
        RateLimiterRejectedException limit => request.Fail(VendorFailure.RateLimited,
            "not called, to stay under its rate limit", limit.RetryAfter, e),
        BrokenCircuitException broken => request.Fail(VendorFailure.Down,
            "not called, after several failures in a row", broken.RetryAfter, e),
        TimeoutRejectedException timeout => request.Fail(VendorFailure.Down,
            $"did not answer within {timeout.Timeout.TotalSeconds:0.#} s", null, e),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => request.Fail(VendorFailure.BadAnswer,
            $"answered with more than {request.BodyLimit >> 20} MiB", null, e),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => request.Fail(VendorFailure.Down,
            "could not prove its identity (TLS)", null, e),
        HttpRequestException http => request.Fail(VendorFailure.Down,
            $"could not be reached ({http.HttpRequestError})", null, e),
        _ => request.Fail(VendorFailure.Down, $"could not be asked ({e.GetType().Name})", null, e),
    };

    private static VendorUnavailableException Refusal(VendorRequest request, HttpResponseMessage response, JsonElement? json)
    {
        var status = (int)response.StatusCode;
        var words = json is { } said ? Words(request, said) : "";
        return status switch
        {
            401 or 403 => request.Fail(VendorFailure.Refused, $"refused the credentials ({status}){words}"),
            429 => request.Fail(VendorFailure.RateLimited, "says that there were too many calls (429)", response.Headers.RetryAfter?.Delta),
            >= 500 or 408 => request.Fail(VendorFailure.Down, $"failed ({status}){words}", response.Headers.RetryAfter?.Delta),
            _ => request.Bad($"answered {status}{words}"),
        };
    }

    /// <summary>The vendor's own explanation, short, on one line, and without the credential in case it is quoted back.</summary>
    private static string Words(VendorRequest request, JsonElement json)
    {
        var said = json.Items("errors").Select(e => e.Text("message")).FirstOrDefault(m => m is not null)
            ?? json.Text("message") ?? json.Text("reason");
        if (string.IsNullOrWhiteSpace(said))
        {
            return "";
        }

        var line = string.Concat(said.Take(WordsShown).Select(c => char.IsControl(c) ? ' ' : c));
        var secret = request.Authorization?.Parameter;
        return ": " + (string.IsNullOrEmpty(secret) ? line : line.Replace(secret, "***", StringComparison.Ordinal));
    }

    private static JsonElement? Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Kind(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type && type != "application/json" ? type : "something broken";
}
