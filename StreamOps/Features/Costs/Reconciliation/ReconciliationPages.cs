using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamOps.Data.Reconciliation;
using StreamOps.Features.Costs.Reconciliation.Invoices;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Costs.Reconciliation;

/// <summary>What the pages of reconciliation need.</summary>
public static class ReconciliationPages
{
    public static IServiceCollection AddReconciliationPages(this IServiceCollection services)
    {
        services.AddSingleton(s =>
        {
            var cloudflare = s.GetRequiredService<IOptionsMonitor<CloudflareOptions>>();
            return new BillingCycles(() => cloudflare.CurrentValue.BillingAnchorDay);
        });
        services.TryAddScoped<UtcUsage>();
        return services.AddScoped<InvoiceReads>().AddScoped<ReconciliationReads>().AddScoped<InvoiceStore>();
    }
}
