using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;

namespace StreamOps.Platform;

/// <summary>The write path: streams begin and end here, samples go through one queue to one writer.</summary>
public static class Ingest
{
    public static WebApplicationBuilder AddIngest(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var ingest = IngestOptions.From(builder.Configuration);
        var billing = BillingOptions.From(builder.Configuration);
        services.AddSingleton(ingest);
        services.AddSingleton(billing);
        var sampling = SamplingOptions.From(builder.Configuration);
        services.AddSingleton(sampling);
        services.AddSingleton(new StreamPatience(TimeSpan.FromMinutes(sampling.StaleStreamMinutes * sampling.Speed)));
        services.AddSingleton(billing.Calendar);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PromiseBell>();
        services.AddSingleton<StreamStore>();
        services.AddSingleton<SampleStore>();
        services.AddSingleton(new SampleQueue(ingest.QueueCapacity));
        services.AddHostedService(p => new SampleWriter(
            p.GetRequiredService<SampleQueue>(), p.GetRequiredService<SampleStore>(), ingest.BatchSize, p.GetRequiredService<ILogger<SampleWriter>>()));
        return builder;
    }
}
