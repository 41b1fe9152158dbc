using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Alerts;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Platform;

namespace StreamOps.Features.Alerts;

/// <summary>Alerts: rules, judging, pages.</summary>
public static class AlertsFeature
{
    public static WebApplicationBuilder AddAlerts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<Connectors>();
        services.TryAddSingleton<LeasedBeat>();
        services.AddSingleton<AlertRuleBook>();
        services.AddScoped<AlertCount>().AddScoped<AlertReads>().AddScoped<Silences>();
        services.TryAddScoped<ChannelLookup>();
        services.AddScoped<IAlertWatch, StreamWatch>().AddScoped<IAlertWatch, VendorWatch>().AddScoped<IAlertWatch, WebhookWatch>();
        services.AddScoped<IAlertWatch, MachineWatch>().AddScoped<IAlertWatch, MailWatch>();
        services.AddScoped<IAlertWatch, StorageWatch>().AddScoped<IAlertWatch, SpendWatch>().AddScoped<IAlertWatch, UsageWatch>();
        services.AddScoped<AlertLooks>().AddScoped<AlertWriter>().AddScoped<AlertEvaluator>().AddScoped<EvaluateAlertsJob>();
        services.TryAddSingleton<AlertSights>();
        services.AddSingleton<SightKeeper>();
        services.AddScoped<AlertStore>().AddScoped<SilenceStore>().AddScoped<RuleStore>();
        services.AddWatchedBeat(EvaluateAlertsJob.Connector, TimeSpan.FromSeconds(3 * EvaluateAlertsJob.IntervalSeconds), "Judging of alerts");
        services.AddScoped<StreamPast>().AddScoped<PlatformPast>().AddScoped<SightPast>().AddScoped<RuleRehearsal>();
        return builder;
    }

    public static void ScheduleAlerts(this IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<EvaluateAlertsJob>("alerts", job => job.RunAsync(CancellationToken.None), $"*/{EvaluateAlertsJob.IntervalSeconds} * * * * *");
}
