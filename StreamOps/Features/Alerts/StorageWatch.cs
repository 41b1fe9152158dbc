using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Alerts;

/// <summary>How much of Cloudflare's prepaid storage is used, by the newest reading and by what it refused.</summary>
public sealed class StorageWatch(StreamOpsDb db, IOptionsMonitor<CloudflareOptions> cloudflare, TimeProvider clock) : IAlertWatch
{
    private const string Exhausted = "ERR_STORAGE_QUOTA_EXHAUSTED";
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    public IReadOnlyList<AlertRuleKind> Kinds { get; } = [AlertRuleKind.StorageQuota];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel)
    {
        if (!cloudflare.CurrentValue.IsConfigured)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var reading = await db.StorageReadings.AsNoTracking().OrderByDescending(r => r.Day).FirstOrDefaultAsync(cancel);
        var seen = CapacityConditions.Storage(
            reading?.StoredMinutes, reading?.BoughtMinutes, await IsRefusedAsync(now - Lately, cancel), now - reading?.ReadAt, rules[AlertRuleKind.StorageQuota]);
        return [new Watched(AlertRuleKind.StorageQuota, AlertSubject.Platform, seen)];
    }

    /// <summary>By the channels that are on air, whose events the key of the table finds.</summary>
    private Task<bool> IsRefusedAsync(DateTimeOffset since, CancellationToken cancel) => db.Streams
        .Where(s => s.EndedAt == null)
        .AnyAsync(s => db.StreamEvents.Any(e => e.ChannelId == s.ChannelId && e.At >= since && e.Kind == StreamEventKind.Error && e.Code == Exhausted), cancel);
}
