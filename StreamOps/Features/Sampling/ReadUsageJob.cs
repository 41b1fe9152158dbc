using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Platform;
using StreamOps.Vendors;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>
/// Reads once of each finished UTC day what Cloudflare says that it delivered, and keeps it beside what was counted here. A day that could not be
/// read stays without a figure and is tried again within the hour. May run twice, anywhere.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class ReadUsageJob(
    IDbContextFactory<StreamOpsDb> factory,
    DeliveredMinutes delivered,
    CloudflareStreamClient cloudflare,
    IOptionsMonitor<CloudflareOptions> cloudflareOptions,
    Leases leases,
    SamplingOptions options,
    TimeProvider clock,
    ILogger<ReadUsageJob> logger)
{
    private const string Lease = "usage";

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!cloudflareOptions.CurrentValue.IsConfigured
            || await leases.TakeAsync(Lease, SampleTickJob.TickOf(clock.GetUtcNow(), Every * options.Speed), Longest * options.Speed, cancel) is not { } owner)
        {
            return;
        }

        try
        {
            if (await MissingAsync(cancel) is [var first, ..] missing)
            {
                var rows = await cloudflare.GetMinutesViewedAsync(first, missing[^1].AddDays(1), cancel);
                await KeepAsync(missing, rows.GroupBy(r => r.Date).ToDictionary(g => g.Key, g => g.Sum(r => r.Minutes)), cancel);
            }
        }
        catch (VendorUnavailableException error)
        {
            logger.LogWarning("Cloudflare's usage could not be read: {Reason}", error.Reason);
        }
        finally
        {
            await leases.GiveBackAsync(Lease, owner, CancellationToken.None);
        }
    }

    /// <summary>Finished days without a figure, in their order.</summary>
    private async Task<List<DateOnly>> MissingAsync(CancellationToken cancel)
    {
        var start = UsageReadingRow.FirstReadable(clock.GetUtcNow());
        if (await delivered.FirstDayAsync(cancel) is not { } counted)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var known = await db.UsageReadings.Where(r => r.Service == UsageReadingRow.CloudflareDelivery && r.Day >= start).Select(r => r.Day).ToListAsync(cancel);
        return [.. Enumerable.Range(0, UsageReadingRow.DaysBack).Select(start.AddDays).Where(day => day >= counted).Except(known)];
    }

    /// <param name="minutes">By day; a day of which the vendor names no video had no viewers.</param>
    private async Task KeepAsync(List<DateOnly> days, Dictionary<DateOnly, decimal> minutes, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        foreach (var day in days)
        {
            db.UsageReadings.Add(new UsageReadingRow
            {
                Service = UsageReadingRow.CloudflareDelivery,
                Day = day,
                ReadAt = clock.GetUtcNow(),
                VendorMinutes = minutes.GetValueOrDefault(day),
                OwnMinutes = await delivered.OfAsync(day, cancel),
            });
        }

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
