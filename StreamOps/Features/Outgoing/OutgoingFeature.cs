using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Operations;
using StreamOps.Features.Shared;
using StreamOps.Platform;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>Other systems are told by outgoing webhooks.</summary>
public static class OutgoingFeature
{
    /// <summary>Longer than a batch of calls to receivers that never answer.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(2);

    public static WebApplicationBuilder AddOutgoingWebhooks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOutgoing(builder.Configuration);
        services.TryAddSingleton<Connectors>();
        services.TryAddScoped<SampleNotification>();
        services.AddSingleton<WebhookSecrets>().AddSingleton<DeliveryOutbox>().AddSingleton<Deliveries>();
        services.AddScoped<EndpointStore>();
        services.AddHostedService<DeliveryWorker>();
        services.AddWatchedBeat(DeliveryWorker.Connector, Period, "Delivery of outgoing webhooks");
        return builder;
    }
}
