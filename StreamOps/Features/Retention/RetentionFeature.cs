using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Alerts;
using StreamOps.Data.Notifications;
using StreamOps.Data.Samples;

namespace StreamOps.Features.Retention;

/// <summary>Raw samples, what was told and what rules saw go after some time; roll-ups, costs and alerts stay.</summary>
public static class RetentionFeature
{
    private const string Samples = "retention";
    private const string Notifications = "notification-retention";
    private const string Sights = "sight-retention";

    /// <summary>Several times a day: a server that is switched off every night would never come to a nightly job.</summary>
    private const string EverySixHours = "17 */6 * * *";

    public static WebApplicationBuilder AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(RetentionOptions.From(builder.Configuration));
        builder.Services.AddSingleton<SampleRetention>();
        builder.Services.AddScoped<DropSamplesJob>();
        builder.Services.AddSingleton<NotificationRetention>();
        builder.Services.AddScoped<DropNotificationsJob>();
        builder.Services.TryAddSingleton<AlertSights>();
        builder.Services.AddScoped<DropSightsJob>();
        return builder;
    }

    public static void ScheduleRetention(this IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<DropSamplesJob>(Samples, job => job.RunAsync(CancellationToken.None), EverySixHours);
        jobs.AddOrUpdate<DropNotificationsJob>(Notifications, job => job.RunAsync(CancellationToken.None), EverySixHours);
        jobs.AddOrUpdate<DropSightsJob>(Sights, job => job.RunAsync(CancellationToken.None), EverySixHours);
    }
}
