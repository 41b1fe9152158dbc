using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Domain.Time;
using StreamOps.Platform;
using StreamOps.Vendors;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>
/// Reads how much of Cloudflare's prepaid storage is used and keeps the newest and the largest reading of each day, since the vendor keeps no history: one call in
/// ten minutes. May run twice, anywhere.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class ReadStorageJob(
    IDbContextFactory<StreamOpsDb> factory,
    CloudflareStreamClient cloudflare,
    IOptionsMonitor<CloudflareOptions> cloudflareOptions,
    Leases leases,
    SamplingOptions options,
    TimeProvider clock,
    ILogger<ReadStorageJob> logger)
{
    private const string Lease = "storage";
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        var interval = Every * options.Speed;
        if (!cloudflareOptions.CurrentValue.IsConfigured
            || await leases.TakeAsync(Lease, SampleTickJob.TickOf(clock.GetUtcNow(), interval), interval, cancel) is not { } owner)
        {
            return;
        }

        try
        {
            await KeepAsync(await cloudflare.GetStorageUsageAsync(cancel), cancel);
        }
        catch (VendorUnavailableException error)
        {
            // The next reading comes by itself; a reading that grows old is no data.
            logger.LogWarning("Cloudflare's storage could not be read: {Reason}", error.Reason);
        }
        finally
        {
            await leases.GiveBackAsync(Lease, owner, CancellationToken.None);
        }
    }

    private async Task KeepAsync(StorageUsage usage, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var day = now.UtcDay();
        if (await db.StorageReadings.SingleOrDefaultAsync(r => r.Day == day, cancel) is not { } row)
        {
            db.StorageReadings.Add(row = new StorageReadingRow { Day = day });
        }

        (row.ReadAt, row.StoredMinutes, row.BoughtMinutes) = (now, usage.StoredMinutes, usage.BoughtMinutes);
        row.MostMinutes = Math.Max(row.MostMinutes, usage.StoredMinutes);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            // A twin has read the same.
        }
    }
}
