using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamOps.Data.Operations;
using StreamOps.Features.Shared;
using StreamOps.Platform;

namespace StreamOps.Features.Watchdog;

/// <summary>Notices when something that must go on by itself has stopped, and tells.</summary>
public static class WatchdogFeature
{
    /// <summary>Begun every half minute; what is late by one beat is not stopped.</summary>
    private static readonly TimeSpan SchedulerPeriod = TimeSpan.FromSeconds(45);

    public static WebApplicationBuilder AddWatchdog(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WatchdogOptions>().Bind(builder.Configuration.GetSection(WatchdogOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WatchdogOptions>, WatchdogOptionsValidator>();
        services.TryAddSingleton<Connectors>();
        services.TryAddScoped<MailRenderer>();
        services.AddSingleton<Heartbeat>();
        services.AddScoped<WatchdogNotices>().AddScoped<SchedulerBeatJob>();
        services.AddHostedService<WatchdogService>();
        services.AddWatchedBeat(SchedulerBeatJob.Connector, SchedulerPeriod, "The scheduler of jobs");
        return builder;
    }

    public static void ScheduleWatchdog(this IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<SchedulerBeatJob>("scheduler-beat", job => job.RunAsync(CancellationToken.None), "*/30 * * * * *");
}
