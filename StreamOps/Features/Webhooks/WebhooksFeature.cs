using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Messages;
using StreamOps.Data.Streams;
using StreamOps.Platform;

namespace StreamOps.Features.Webhooks;

/// <summary>The vendors' notices: doors, inbox, processing, log.</summary>
public static class WebhooksFeature
{
    public static WebApplicationBuilder AddWebhooks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(p => new SamplingCadence(p.GetRequiredService<SamplingOptions>().StreamIntervalSeconds));
        services.TryAddSingleton<ChannelWords>();
        services.TryAddSingleton<ChannelAir>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<RelayConverters>();
        services.AddSingleton<AgoraNoticeHandler>();
        services.AddSingleton<LiveInputNoticeHandler>();
        services.AddSingleton<NoticeHandler>();
        services.AddScoped<WebhookQueries>();
        services.AddSingleton<WebhookSources>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddHostedService<InboxWorker>();
        return builder;
    }

    /// <summary>Open to anybody, because the proof of origin is in the request itself.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var endpoint = app.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        foreach (var source in app.ServiceProvider.GetRequiredService<WebhookSources>().All)
        {
            app.MapPost(source.Path, (HttpContext context) => endpoint.TakeAsync(context, source))
                .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        }
    }
}
