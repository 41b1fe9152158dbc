using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamOps.Vendors;

/// <summary>What a vendor says of its own limit, in its answers' <c>Ratelimit</c> header.</summary>
/// <param name="Left">Calls left.</param>
/// <param name="For">Until they are counted anew.</param>
/// <param name="At">When it said so, UTC.</param>
public sealed record VendorQuota(int Left, TimeSpan For, DateTimeOffset At);

/// <summary>How one API of a vendor has fared in this process since it started. Kept in memory: another server has its own.</summary>
public sealed partial class VendorUse(TimeProvider clock)
{
    private volatile State state = new(null, null, null, null);

    /// <summary>The last answer that was no fault of the vendor's, UTC; null: none yet.</summary>
    public DateTimeOffset? AnsweredAt => state.AnsweredAt;

    /// <summary>The last call that failed, UTC.</summary>
    public DateTimeOffset? FailedAt => state.FailedAt;

    /// <summary>Of that failure, short.</summary>
    public string? Failure => state.Failure;

    /// <summary>Null where the vendor says nothing.</summary>
    public VendorQuota? Quota => state.Quota;

    internal void Heard(HttpResponseMessage response)
    {
        var now = clock.GetUtcNow();
        var quota = QuotaOf(response, now) ?? state.Quota;
        state = (int)response.StatusCode is 401 or 403 or 408 or 429 or >= 500
            ? state with { FailedAt = now, Failure = $"answered {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}", Quota = quota }
            : state with { AnsweredAt = now, Quota = quota };
    }

    internal void Missed(Exception error) =>
        state = state with { FailedAt = clock.GetUtcNow(), Failure = error is HttpRequestException http ? $"could not be reached ({http.HttpRequestError})" : "did not answer in time" };

    /// <summary><c>"default";r=50;t=30</c>: 50 calls left, for 30 seconds.</summary>
    private static VendorQuota? QuotaOf(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.TryGetValues("Ratelimit", out var values)
        && Left().Match(values.First()) is { Success: true } left
        && Window().Match(values.First()) is { Success: true } window
            ? new VendorQuota(
                int.Parse(left.Groups[1].ValueSpan, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(window.Groups[1].ValueSpan, CultureInfo.InvariantCulture)), now)
            : null;

    [GeneratedRegex(@";\s*r=(\d{1,9})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@";\s*t=(\d{1,9})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Window();

    private sealed record State(DateTimeOffset? AnsweredAt, DateTimeOffset? FailedAt, string? Failure, VendorQuota? Quota);
}
