using Hangfire;
using StreamOps.Data.Costs;
using StreamOps.Data.Operations;
using StreamOps.Platform;

namespace StreamOps.Features.Costs;

/// <summary>Costs: recording, month, comparison, price book.</summary>
public static class CostsFeature
{
    public static WebApplicationBuilder AddCosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CostRecorder>();
        builder.Services.AddScoped<RecordCostsJob>();
        builder.Services.AddJobWaker(Promise.Costs, jobs => jobs.Enqueue<RecordCostsJob>(job => job.RunAsync(CancellationToken.None)));
        builder.Services.AddCostPages();
        return builder;
    }

    public static WebApplication MapCosts(this WebApplication app)
    {
        app.MapCostsReads();
        return app;
    }

    public static void ScheduleCosts(this IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<RecordCostsJob>("costs-sweep", job => job.RunAsync(CancellationToken.None), Cron.Minutely());
}
