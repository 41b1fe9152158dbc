using System.Net;

namespace StreamOps.Vendors;

/// <summary>Remembers until when a vendor asked not to be called. Lives as long as the process, unlike HTTP handlers, which are replaced every few minutes.</summary>
public sealed class VendorHold(TimeProvider clock)
{
    /// <summary>A 429 without Retry-After: long enough to matter, short enough not to lose a stream's minutes.</summary>
    private static readonly TimeSpan Unstated = TimeSpan.FromSeconds(30);

    /// <summary>A vendor that says "next year" is not believed; Cloudflare's longest documented block is five minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private long _untilTicks;

    /// <returns>How long is still to wait; zero when calls are allowed.</returns>
    public TimeSpan Remaining
    {
        get
        {
            var left = Interlocked.Read(ref _untilTicks) - clock.GetUtcNow().UtcTicks;
            return left > 0 ? TimeSpan.FromTicks(left) : TimeSpan.Zero;
        }
    }

    /// <summary>Takes note of an answer that asks for silence: any 429, and a 503 that names a time.</summary>
    public void Heed(HttpResponseMessage response)
    {
        var stated = response.Headers.RetryAfter;
        if (response.StatusCode != HttpStatusCode.TooManyRequests
            && (response.StatusCode != HttpStatusCode.ServiceUnavailable || stated is null))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var wait = stated?.Delta ?? (stated?.Date - now) ?? Unstated;
        Raise((now + (wait < Longest ? wait : Longest)).UtcTicks);
    }

    private void Raise(long ticks)
    {
        var seen = Interlocked.Read(ref _untilTicks);
        while (ticks > seen)
        {
            var before = Interlocked.CompareExchange(ref _untilTicks, ticks, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
