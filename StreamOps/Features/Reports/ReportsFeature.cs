using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Features.Reports.Delivery;
using StreamOps.Platform;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Reports;

/// <summary>The month for finance: statement, close, files, delivery.</summary>
public static class ReportsFeature
{
    private const string Close = "month-close";

    public static WebApplicationBuilder AddReports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(CloseManner.Usual);
        services.AddSingleton(s =>
        {
            var manner = s.GetRequiredService<CloseManner>();
            return new CloseRule(s.GetRequiredService<BillingOptions>().CloseDay, manner.Quiet, manner.LeavesNewest);
        });
        services.AddSingleton(s =>
        {
            var cloudflare = s.GetRequiredService<IOptionsMonitor<CloudflareOptions>>();
            return new MeteredVendors(() => cloudflare.CurrentValue.IsConfigured);
        });
        services.AddReportForms();
        services.AddSingleton<FreshStatement>(s => async (month, cancel) =>
        {
            await using var scope = s.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<StatementReads>().NowAsync(month, cancel);
        });
        services.AddScoped<ReportFiles>().AddScoped<MonthClose>().AddScoped<DueMonths>().AddScoped<CloseNotices>().AddScoped<CloseMonthsJob>();
        services.AddScoped<ReportQueries>();
        services.AddReportDelivery(builder.Configuration);
        return builder;
    }

    public static WebApplication MapReports(this WebApplication app)
    {
        app.MapReportReads();
        app.MapMailFrame();
        return app;
    }

    /// <summary>Every minute, and at once at a start: a server that died while it closed a month is made good.</summary>
    public static void ScheduleReports(this IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<CloseMonthsJob>(Close, job => job.RunAsync(CancellationToken.None), Cron.Minutely());
        jobs.Trigger(Close);
    }
}
