using StreamOps.Data;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;
using StreamOps.Features.Costs.Reconciliation.Invoices;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reconciliation;

/// <summary>The reads and writes of reconciliation over a studio, each on a connection of its own as a scope has them.</summary>
internal static class GivenReads
{
    public static ReconciliationReads Reads(Studio studio, StreamOpsDb db, int anchorDay = 1) => new(
        db,
        new UtcUsage(db),
        new CostFigures(db, new StreamReads(db, studio.Calendar, Given.Patience, studio.Clock), studio.Calendar, studio.Clock),
        new InvoiceReads(db),
        new BillingCycles(() => anchorDay),
        studio.Calendar,
        studio.Clock);

    /// <summary>Keeps the invoices of a file in the plain form.</summary>
    public static async Task<KeptInvoices> KeepAsync(Studio studio, TestDatabase database, string csv, long? corrects = null)
    {
        var read = InvoiceImport.Read(System.Text.Encoding.UTF8.GetBytes(csv), null, new DateOnly(2026, 12, 31));
        Assert.Empty(read.Problems);
        await using var db = studio.Open();
        return await new InvoiceStore(database.Factory, Reads(studio, db), new AuditTrail(studio.Clock), studio.Clock)
            .KeepAsync(read.Invoices, corrects, "admin@people.example", CancellationToken.None);
    }

    /// <summary>A UTC day of Cloudflare as it was read, minutes.</summary>
    /// <param name="isSettled">Read for good.</param>
    public static Task MeteredAsync(StreamOpsDb db, DateOnly day, bool isSettled, params (ViewNature Nature, long Minutes)[] viewed)
    {
        db.UsageReadings.Add(new UsageReadingRow { Service = UsageReadingRow.CloudflareDelivery, Day = day, ReadAt = Given.Noon, IsSettled = isSettled });
        db.VendorUsages.AddRange(viewed.Select(v => new VendorUsageRow
        {
            Vendor = BilledItem.Delivery.Vendor,
            Day = day,
            Subject = $"video-{v.Nature}",
            Meter = BilledItem.Delivery.Code,
            Nature = v.Nature,
            QuantityMs = v.Minutes * 60_000,
        }));
        return db.SaveChangesAsync();
    }
}
