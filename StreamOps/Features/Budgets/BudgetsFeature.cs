using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Budgets;
using StreamOps.Data.Operations;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Budgets;

/// <summary>Budgets: pages, judging, mails.</summary>
public static class BudgetsFeature
{
    public static WebApplicationBuilder AddBudgets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<Connectors>();
        services.TryAddScoped<MailRenderer>();
        services.TryAddSingleton<SpendMemory>();
        services.TryAddScoped<SpendHistories>();
        services.AddScoped<MonthSpends>().AddScoped<EventSpends>().AddScoped<SpendDrivers>().AddScoped<BudgetFigures>();
        services.AddScoped<BudgetChoices>().AddScoped<BudgetStore>().AddScoped<BudgetRehearsal>();
        services.AddScoped<BudgetMails>().AddScoped<BudgetEvaluator>().AddScoped<EvaluateBudgetsJob>();
        return builder;
    }

    public static void ScheduleBudgets(this IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<EvaluateBudgetsJob>("budgets", job => job.RunAsync(CancellationToken.None), $"*/{EvaluateBudgetsJob.IntervalSeconds} * * * * *");
}
