using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Time;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Alerts;

/// <summary>What Cloudflare says that it delivered on the newest day that is known, against what was counted here.</summary>
public sealed class UsageWatch(StreamOpsDb db, IOptionsMonitor<CloudflareOptions> cloudflare, TimeProvider clock) : IAlertWatch
{
    public static AlertSubject Subject { get; } = AlertSubject.OfVendor(AlertSubject.Cloudflare, "Cloudflare");

    public IReadOnlyList<AlertRuleKind> Kinds { get; } = [AlertRuleKind.UsageDrift];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel)
    {
        if (!cloudflare.CurrentValue.IsConfigured)
        {
            return [];
        }

        var newest = await db.UsageReadings.AsNoTracking()
            .Where(r => r.Service == UsageReadingRow.CloudflareDelivery)
            .OrderByDescending(r => r.Day)
            .FirstOrDefaultAsync(cancel);
        var today = clock.GetUtcNow().UtcDay();
        return [new Watched(AlertRuleKind.UsageDrift, Subject, UsageConditions.Drift(newest?.Metered, today, rules[AlertRuleKind.UsageDrift]))];
    }
}
