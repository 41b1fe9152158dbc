using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Data.Reconciliation;
using StreamOps.Data.Streams;
using StreamOps.Platform;

namespace StreamOps.Features.Sampling;

/// <summary>What is on air and who watches: the sampler, polling for what notices missed, and the end of streams that got none.</summary>
public static class SamplingFeature
{
    public static WebApplicationBuilder AddSampling(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(p => new SamplingCadence(p.GetRequiredService<SamplingOptions>().StreamIntervalSeconds));
        services.TryAddSingleton<Connectors>();
        services.TryAddSingleton<Leases>();
        services.AddSingleton<SampleMemory>();
        services.AddSingleton<SamplingCounts>();
        services.AddSingleton<Sampler>();
        services.AddSingleton<PollTurns>();
        services.AddSingleton<IdleChannelPoll>();
        services.AddScoped<SampleTickJob>();
        services.AddScoped<PollChannelsJob>();
        services.AddScoped<CloseStreamsJob>();
        services.AddScoped<ReadIngestJob>();
        services.AddScoped<ReadStorageJob>();
        services.AddScoped<DeliveredMinutes>();
        services.TryAddScoped<UtcUsage>();
        services.AddScoped<VendorUsageStore>();
        services.AddScoped<CloudflareUsage>();
        services.AddScoped<AgoraUsage>();
        services.AddScoped<ReadUsageJob>();
        return builder;
    }

    /// <summary>What an admin asks for is done at once, by a job.</summary>
    public static WebApplicationBuilder AddReconciling(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddScoped<Reconciliations>();
        builder.Services.AddScoped<ReconcileJob>();
        builder.Services.AddJobWaker(Promise.Reconciliation, jobs => jobs.Enqueue<ReconcileJob>(job => job.RunAsync(CancellationToken.None)));
        return builder;
    }

    public static void ScheduleSampling(this IRecurringJobManager jobs, SamplingOptions options)
    {
        jobs.AddOrUpdate<SampleTickJob>("sampling", job => job.RunAsync(CancellationToken.None), Every(options.IntervalSeconds));
        jobs.AddOrUpdate<PollChannelsJob>("polling", job => job.RunAsync(CancellationToken.None), Every(PollChannelsJob.IntervalSeconds));
        jobs.AddOrUpdate<CloseStreamsJob>("closing", job => job.RunAsync(CancellationToken.None), Every(PollChannelsJob.IntervalSeconds));
        jobs.AddOrUpdate<ReadIngestJob>("ingest", job => job.RunAsync(CancellationToken.None), Every(ReadIngestJob.IntervalSeconds));
        jobs.AddOrUpdate<ReadStorageJob>("storage", job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<ReadUsageJob>("usage", job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<ReconcileJob>("reconcile-sweep", job => job.RunAsync(CancellationToken.None), Cron.Minutely());
    }

    /// <summary>A cron expression with seconds. A step of 60 is none.</summary>
    private static string Every(int seconds) => seconds == 60 ? "0 * * * * *" : $"*/{seconds} * * * * *";
}
