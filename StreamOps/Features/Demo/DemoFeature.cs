using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Reports;
using StreamOps.Platform;
using StreamOps.Vendors.Demo;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Features.Demo;

/// <summary>
/// The simulated platform: vendors that answer over HTTP in this process, a world that goes on air and off, and its history.
/// Everything from the vendor clients inwards is what runs in production.
/// </summary>
public static class DemoFeature
{
    /// <summary>Starts the simulated vendors and points the vendor settings at them. Does nothing unless <c>Demo:Enabled</c>.</summary>
    public static async Task<WebApplicationBuilder> AddDemoAsync(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DemoOptions.Section).Get<DemoOptions>() ?? new DemoOptions();
        if (new DemoOptionsValidator().Validate(null, options) is { Failed: true } wrong)
        {
            throw new ConfigurationException(wrong.FailureMessage);
        }

        // The migration tool takes the first host that is built for the application: it must not be one of the simulated vendors.
        if (!options.Enabled || EF.IsDesignTime)
        {
            builder.Services.AddSingleton(TimeProvider.System);
            return builder;
        }

        TimeProvider clock = options.Speed > 1 ? new DemoClock(TimeProvider.System.GetUtcNow(), options.Speed) : TimeProvider.System;
        var world = new DemoWorld(new DemoSchedule(options.Seed), clock.GetUtcNow());
        var platform = new DemoPlatform(world, DemoPlatformSettings.Random(), clock);
        await platform.StartAsync();
        PointVendorsAt(platform, builder.Configuration);

        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(options);

        // The past is handed over at the first start, and its newest month is left for whoever tries the close by hand.
        builder.Services.AddSingleton(new CloseManner(TimeSpan.FromMinutes(2), LeavesNewest: true));

        // By a factory, so that the container disposes of it when the host ends.
        builder.Services.AddSingleton(_ => platform);
        builder.Services.AddScoped<DemoPeople>();
        builder.Services.AddSingleton<DemoHistory>();
        builder.Services.AddSingleton<DemoInvoices>();
        builder.Services.AddHostedService<DemoHost>();
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => o.Filters.Add<DemoLabel>());
        return builder;
    }

    private static void PointVendorsAt(DemoPlatform platform, ConfigurationManager configuration)
    {
        var settings = platform.Settings;
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Vendors:Cloudflare:ApiBaseUrl"] = platform.CloudflareApiBaseUrl.AbsoluteUri,
            ["Vendors:Cloudflare:CustomerBaseUrl"] = platform.CloudflareCustomerBaseUrl.AbsoluteUri,
            ["Vendors:Cloudflare:AccountId"] = settings.CloudflareAccountId,
            ["Vendors:Cloudflare:ApiToken"] = settings.CloudflareApiToken,
            ["Vendors:Cloudflare:StreamWebhookSecret"] = settings.CloudflareStreamWebhookSecret,
            ["Vendors:Cloudflare:NotificationSecret"] = settings.CloudflareNotificationSecret,
            ["Vendors:Agora:ApiBaseUrl"] = platform.AgoraApiBaseUrl.AbsoluteUri,
            ["Vendors:Agora:FallbackApiBaseUrl"] = platform.AgoraApiBaseUrl.AbsoluteUri,
            ["Vendors:Agora:AppId"] = settings.AgoraAppId,
            ["Vendors:Agora:CustomerKey"] = settings.AgoraCustomerKey,
            ["Vendors:Agora:CustomerSecret"] = settings.AgoraCustomerSecret,
            ["Vendors:Agora:NotificationSecret"] = settings.AgoraNotificationSecret,
        });
    }
}
