using StreamOps.Data.Costs;
using StreamOps.Features.Costs.Prices;
using StreamOps.Features.Costs.Reconciliation;
using StreamOps.Features.Costs.Terms;

namespace StreamOps.Features.Costs;

/// <summary>What the pages of costs need.</summary>
public static class CostPages
{
    public static IServiceCollection AddCostPages(this IServiceCollection services) =>
        services.AddScoped<PriceQueries>().AddScoped<AddPrice>().AddScoped<AddTerm>()
            .AddSingleton(PriceList.Rows).AddScoped<Withdrawal<PriceRow>>()
            .AddSingleton(TermList.Rows).AddScoped<Withdrawal<PriceTermRow>>()
            .AddReconciliationPages();
}
