using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Features.Demo;
using StreamOps.Tests.Support;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Tests.Features.Demo;

public sealed class DemoInvoicesTests
{
    [Fact]
    public async Task Each_simulated_vendor_bills_the_last_month_once_at_its_prices()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var world = new DemoWorld(new DemoSchedule(20260301), clock.GetUtcNow());
        var invoices = ActivatorUtilities.CreateInstance<DemoInvoices>(app.Services);

        await invoices.FillAsync(world, CancellationToken.None);
        await invoices.FillAsync(world, CancellationToken.None);

        await using var db = app.Open();
        var rows = await db.Invoices.Include(i => i.Lines).OrderBy(i => i.Vendor).ToListAsync();
        Assert.Equal(["agora", "cloudflare"], rows.Select(r => r.Vendor));
        Assert.All(rows, row => Assert.Equal(row.TotalCents, row.Lines.Sum(l => l.AmountUsd) * 100m));
        var lines = rows.SelectMany(r => r.Lines).ToDictionary(l => l.Item);
        Assert.Equal(8.49m, PerThousand(lines[BilledItem.RealTimeOf(ResolutionTier.FullHd).Key]), 2);
        Assert.Equal(3.99m, PerThousand(lines[BilledItem.RealTimeOf(ResolutionTier.Hd).Key]), 2);
        Assert.Equal(1.00m, PerThousand(lines[BilledItem.Delivery.Key]), 4);
        Assert.Equal(0, lines[BilledItem.Storage.Key].Minutes % 1000);
    }

    private static decimal PerThousand(StreamOps.Data.Reconciliation.InvoiceLineRow line) => line.AmountUsd * 1000m / line.Minutes!.Value;
}
