using System.Threading.RateLimiting;

namespace StreamOps.Platform.Access;

/// <summary>Tries to sign in per account name, known or not, from whatever addresses they come.</summary>
public sealed class SignInThrottle : IDisposable
{
    private const int TriesPerMinute = 30;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetSlidingWindowLimiter(name, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = TriesPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    /// <returns>Null: go on. Otherwise how long to wait.</returns>
    public TimeSpan? Wait(string email)
    {
        using var lease = limiter.AttemptAcquire(ApiKeys.HashOf(email.Trim().ToUpperInvariant()));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => limiter.Dispose();
}
