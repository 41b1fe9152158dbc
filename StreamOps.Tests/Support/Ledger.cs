using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamOps.Tests.Support;

/// <summary>A sample as the API takes it.</summary>
/// <param name="HlsViewers">Null: not known, which a caller has to say.</param>
public sealed record SampleBody(
    long StreamId,
    DateTimeOffset Timestamp,
    string RelayStatus,
    bool IsLive,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? HlsViewers,
    int? AgoraViewers = null);

/// <summary>
/// Hands samples over and keeps its own list of what was acknowledged, to be held against the database after a fault:
/// nothing of the list may be missing there, and nothing may be there twice.
/// </summary>
public sealed class Ledger(HttpClient client)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly List<SampleBody> acknowledged = [];
    private int broken;

    /// <summary>Requests that were taken and never answered; not those that found nobody listening.</summary>
    public int Broken => Volatile.Read(ref broken);

    /// <summary>Every sample that got a 2xx, in the order of the answers; one sent twice stands here twice.</summary>
    public IReadOnlyList<SampleBody> Acknowledged
    {
        get
        {
            lock (acknowledged)
            {
                return [.. acknowledged];
            }
        }
    }

    /// <summary>Samples that shall be in the database once each.</summary>
    public IReadOnlySet<(long StreamId, DateTimeOffset Timestamp)> Keys => Acknowledged.Select(s => (s.StreamId, s.Timestamp)).ToHashSet();

    /// <summary>One request.</summary>
    /// <returns>The status; null where no answer came, so that nobody knows whether it was stored.</returns>
    public async Task<HttpStatusCode?> SendAsync(IReadOnlyList<SampleBody> samples, bool asLines = false, CancellationToken cancel = default)
    {
        using var body = asLines
            ? new StringContent(string.Join('\n', samples.Select(s => JsonSerializer.Serialize(s, Wire))), null, "application/x-ndjson")
            : (HttpContent)JsonContent.Create(new { samples }, options: Wire);
        try
        {
            using var answer = await client.PostAsync("/api/v1/metrics", body, cancel);
            if (answer.IsSuccessStatusCode)
            {
                lock (acknowledged)
                {
                    acknowledged.AddRange(samples);
                }
            }

            return answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            if (error is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
            {
                Interlocked.Increment(ref broken);
            }

            return null;
        }
    }
}
