using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace StreamOps.Vendors;

/// <summary>
/// The way out to one API of a vendor, from the outside in: hold, total time, tries, limit, circuit and time of one try
/// (these two per host, so that a dead host does not shut its twin), hold again, the note of how it fared, body.
/// Waiting is done by the machine's own clock, not by the application's, which the library would take by default:
/// a simulated or frozen one would stretch every time-out.
/// </summary>
public static class VendorResilience
{
    public static void AddVendorHost(this IServiceCollection services, VendorHostPolicy policy)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<VendorHttp>();
        services.TryAddKeyedSingleton(policy.HoldGroup, (provider, _) => new VendorHold(provider.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(policy.Name, (_, _) => Limiter(policy));
        services.TryAddKeyedSingleton(policy.Name, (provider, _) => new VendorUse(provider.GetRequiredService<TimeProvider>()));

        var client = services.AddHttpClient(policy.Name, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry the credential to an address nobody configured.
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });

        client.AddHttpMessageHandler(provider => Hold(provider, policy));
        client.AddResilienceHandler("tries", builder => OnMachineTime(builder)
            .AddTimeout(policy.TotalTimeout)
            .AddRetry(Tries(policy)));
        client.AddResilienceHandler("host", (builder, context) => OnMachineTime(builder)
            .AddRateLimiter(context.ServiceProvider.GetRequiredKeyedService<RateLimiter>(policy.Name))
            .AddCircuitBreaker(Circuit(policy))
            .AddTimeout(policy.AttemptTimeout))
            .SelectPipelineByAuthority();

        // Once more, innermost: a call may have waited for the limit while another one was told to hold.
        client.AddHttpMessageHandler(provider => Hold(provider, policy));
        client.AddHttpMessageHandler(provider => new VendorUseHandler(provider.GetRequiredKeyedService<VendorUse>(policy.Name)));
        client.AddHttpMessageHandler(_ => new VendorBodyHandler());
    }

    private static ResiliencePipelineBuilder<HttpResponseMessage> OnMachineTime(ResiliencePipelineBuilder<HttpResponseMessage> builder)
    {
        builder.TimeProvider = TimeProvider.System;
        return builder;
    }

    private static VendorHoldHandler Hold(IServiceProvider provider, VendorHostPolicy policy) =>
        new(provider.GetRequiredKeyedService<VendorHold>(policy.HoldGroup));

    private static HttpRetryStrategyOptions Tries(VendorHostPolicy policy) => new()
    {
        MaxRetryAttempts = 2,
        Delay = policy.FirstPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldRetryAfterHeader = false,
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome)
            || (args.Outcome.Exception is BrokenCircuitException && Alternate(args.Context) is not null)),
        OnRetry = SwapHost,
    };

    private static HttpCircuitBreakerStrategyOptions Circuit(VendorHostPolicy policy) => new()
    {
        MinimumThroughput = 5,
        FailureRatio = 0.5,
        SamplingDuration = TimeSpan.FromSeconds(15),
        BreakDuration = policy.Break,
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome)),
    };

    /// <summary>A wrong certificate and a body too long stay what they are at the second try; an answer that names a time to wait has set the hold.</summary>
    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException e } => e.HttpRequestError
            is not (HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.SecureConnectionError),
        { Exception: TimeoutRejectedException or IOException } => true,
        { Result: { } answer } => answer.Headers.RetryAfter is null
            && (answer.StatusCode >= HttpStatusCode.InternalServerError || answer.StatusCode == HttpStatusCode.RequestTimeout),
        _ => false,
    };

    private static Uri? Alternate(ResilienceContext context) =>
        context.GetRequestMessage()?.Options.TryGetValue(VendorRequest.AlternateKey, out var other) == true ? other : null;

    private static ValueTask SwapHost(OnRetryArguments<HttpResponseMessage> args)
    {
        if (args.Context.GetRequestMessage() is { } request && Alternate(args.Context) is { } other)
        {
            var tried = request.RequestUri!;
            request.RequestUri = other;
            request.Options.Set(VendorRequest.AlternateKey, tried);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// The window is one segment longer than the vendor's: permits come back by whole segments, and without the spare one
    /// a burst at a segment's end could be followed by another before the vendor's window has passed.
    /// </summary>
    private static RateLimiter Limiter(VendorHostPolicy policy)
    {
        const int Segments = 20;
        return policy.Limit is not { } limit
            ? new ConcurrencyLimiter(new() { PermitLimit = int.MaxValue })
            : new SlidingWindowRateLimiter(new()
            {
                PermitLimit = limit,
                Window = policy.LimitWindow * (Segments + 1) / Segments,
                SegmentsPerWindow = Segments + 1,
                QueueLimit = policy.LimitQueue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            });
    }
}
