using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using StreamOps.Platform.Access;

namespace StreamOps.Platform;

/// <summary>How often one caller may knock. Counted only for keys that exist and for addresses, so that invented keys cost nothing.</summary>
public static class SecurityRateLimits
{
    /// <summary>Policy of the pages that take a password: tries per address.</summary>
    public const string SignIn = "sign-in";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    internal static void AddSecurityRateLimits(this IServiceCollection services, SecurityOptions options) =>
        services.AddRateLimiter(o =>
        {
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => PerKey(c, options.ApiRequestsPerSecond));
            o.AddPolicy(SignIn, c => PerAddress(c, options.SignInsPerMinute));
            o.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected));
        });

    /// <summary>429 with the time after which to try again.</summary>
    public static Task TooManyAsync(HttpContext context, TimeSpan retryAfter)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return MachinePaths.Contain(context.Request.Path)
            ? Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests", $"Try again in {seconds} s.")
            : Task.CompletedTask;
    }

    private static Task RefuseAsync(OnRejectedContext rejected) =>
        TooManyAsync(rejected.HttpContext, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Second);

    private static RateLimitPartition<string> PerKey(HttpContext context, int perSecond)
    {
        var key = context.User.FindFirstValue(ApiKeyAuthentication.KeyIdClaim);
        return key is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perSecond * 5,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = Second,
            });
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(Household(context.Connection.RemoteIpAddress), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = Minute,
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>One subscriber of IPv6 owns a /64 of addresses, so the network is counted.</summary>
    private static string Household(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
