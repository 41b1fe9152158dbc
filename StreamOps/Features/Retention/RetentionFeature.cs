using Hangfire;
using StreamOps.Data.Samples;

namespace StreamOps.Features.Retention;

/// <summary>Raw samples go after some time; roll-ups and costs stay.</summary>
public static class RetentionFeature
{
    private const string JobName = "retention";
    /// <summary>Several times a day: a server that is switched off every night would never come to a nightly job.</summary>
    private const string EverySixHours = "17 */6 * * *";

    public static WebApplicationBuilder AddRetention(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(RetentionOptions.From(builder.Configuration));
        builder.Services.AddSingleton<SampleRetention>();
        builder.Services.AddScoped<DropSamplesJob>();
        return builder;
    }

    public static void ScheduleRetention(this IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<DropSamplesJob>(JobName, job => job.RunAsync(CancellationToken.None), EverySixHours);
}
