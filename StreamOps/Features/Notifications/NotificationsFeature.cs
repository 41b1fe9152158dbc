using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Operations;
using StreamOps.Features.Shared;
using StreamOps.Platform;

namespace StreamOps.Features.Notifications;

/// <summary>Who is told of what: spreading, gathering into mails, subscriptions.</summary>
public static class NotificationsFeature
{
    /// <summary>Long enough for a full batch on a slow machine.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<Connectors>();
        services.TryAddScoped<MailRenderer>();
        services.TryAddScoped<SampleNotification>();
        services.AddScoped<Digest>().AddScoped<NotificationSpread>().AddScoped<NotificationMails>();
        services.TryAddScoped<TestDelivery>();
        services.AddScoped<SubscriptionStore>().AddScoped<TestMail>();
        services.AddHostedService<NotificationWorker>();
        services.AddWatchedBeat(NotificationWorker.Connector, Period, "Spreading of notifications");
        return builder;
    }
}
