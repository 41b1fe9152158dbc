using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Features.Demo;
using StreamOps.Tests.Support;
using StreamOps.Vendors.Demo.Servers;
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

    [Fact]
    public async Task Storage_is_billed_in_blocks_that_hold_the_most_that_was_read_on_a_day_of_the_month()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var world = new DemoWorld(new DemoSchedule(20260301), now);
        await using var db = app.Open();

        await DemoReadings.FillAsync(db, world, now.AddMonths(-6), now, CancellationToken.None);
        await DemoReadings.FillAsync(db, world, now.AddMonths(-6), now, CancellationToken.None);
        await ActivatorUtilities.CreateInstance<DemoInvoices>(app.Services).FillAsync(world, CancellationToken.None);

        var invoice = await db.Invoices.Include(i => i.Lines).SingleAsync(i => i.Vendor == "cloudflare");
        var readings = await db.StorageReadings.Where(r => r.Day >= invoice.FirstDay && r.Day <= invoice.LastDay).ToListAsync();
        Assert.Equal(invoice.LastDay.DayNumber - invoice.FirstDay.DayNumber + 1, readings.Count);
        var most = readings.Max(r => r.MostMinutes);
        Assert.Equal(decimal.Ceiling(most / 1000m) * 1000m, invoice.Lines.Single(l => l.Item == BilledItem.Storage.Key).Minutes);

        var last = readings.MaxBy(r => r.Day)!;
        Assert.Equal((decimal)DemoStorage.Of(world, last.ReadAt).Minutes, last.StoredMinutes);
    }

    private static decimal PerThousand(StreamOps.Data.Reconciliation.InvoiceLineRow line) => line.AmountUsd * 1000m / line.Minutes!.Value;
}
