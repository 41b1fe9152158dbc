using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Features.Demo;

/// <summary>The simulated vendors' invoices of the newest month that is over, for the demo to show. Added once, when what they are compared with is recorded.</summary>
public sealed class DemoInvoices(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task FillAsync(DemoWorld world, CancellationToken cancel)
    {
        var month = BillingMonth.Of(clock.GetUtcNow().UtcDay()).Previous;
        var period = new BillingPeriod(month.FirstDay, month.LastDay);
        if (await AnyAsync(db => db.Invoices.AnyAsync(i => i.FirstDay == period.First, cancel)))
        {
            return;
        }

        var charges = DemoBill.Of(world, period.Span.Start, period.Span.End);
        while (await AnyAsync(db => db.Streams.AnyAsync(s => s.EndedAt != null && s.CostedAt == null, cancel)))
        {
            await Task.Delay(Patience, clock, cancel);
        }

        await using var scope = scopes.CreateAsyncScope();
        var (db, reads) = (scope.ServiceProvider.GetRequiredService<StreamOpsDb>(), scope.ServiceProvider.GetRequiredService<ReconciliationReads>());
        foreach (var vendor in charges.GroupBy(c => c.Item.Vendor))
        {
            var row = Row(vendor.Key, $"{vendor.Key[..2].ToUpperInvariant()}-{month}", period, [.. vendor]);
            row.EstimatedCents = await reads.EstimatedCentsAsync(row.Vendor, period, cancel);
            db.Invoices.Add(row);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> AnyAsync(Func<StreamOpsDb, Task<bool>> asked)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await asked(scope.ServiceProvider.GetRequiredService<StreamOpsDb>());
    }

    private InvoiceRow Row(string vendor, string number, BillingPeriod period, List<DemoCharge> charges) => new()
    {
        Vendor = vendor,
        Number = number,
        FirstDay = period.First,
        LastDay = period.Last,
        Source = "form",
        TotalCents = decimal.ToInt64(charges.Sum(c => c.Usd) * 100m),
        EnteredAt = clock.GetUtcNow(),
        EnteredBy = DemoPeople.Admin,
        Lines = [.. charges.Select((c, i) => new InvoiceLineRow { Position = i + 1, Item = c.Item.Key, Quantity = c.Minutes, Unit = "minutes", Minutes = c.Minutes, AmountUsd = c.Usd })],
    };
}
