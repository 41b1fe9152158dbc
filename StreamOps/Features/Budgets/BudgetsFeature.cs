using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Features.Shared;
using StreamOps.Platform;

namespace StreamOps.Features.Budgets;

/// <summary>Budgets: pages, judging, mails.</summary>
public static class BudgetsFeature
{
    public static WebApplicationBuilder AddBudgets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<Connectors>();
        services.TryAddSingleton<LeasedBeat>();
        services.TryAddScoped<MailRenderer>();
        services.AddScoped<MonthSpends>().AddScoped<EventSpends>().AddScoped<SpendDrivers>().AddScoped<BudgetFigures>();
        services.TryAddScoped<ChannelLookup>();
        services.TryAddScoped<SellerLookup>();
        services.AddScoped<BudgetChoices>().AddScoped<BudgetStore>().AddScoped<BudgetRehearsal>();
        services.TryAddScoped<TestDelivery>();
        services.AddScoped<BudgetCount>().AddScoped<BudgetTestMail>();
        services.AddScoped<BudgetMails>().AddScoped<BudgetEvaluator>().AddScoped<EvaluateBudgetsJob>();
        services.AddWatchedBeat(EvaluateBudgetsJob.Connector, TimeSpan.FromSeconds(3 * EvaluateBudgetsJob.IntervalSeconds), "Judging of budgets");
        return builder;
    }

    public static void ScheduleBudgets(this IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<EvaluateBudgetsJob>("budgets", job => job.RunAsync(CancellationToken.None), $"*/{EvaluateBudgetsJob.IntervalSeconds} * * * * *");
}
