using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Alerts;

/// <summary>Whether the vendors' notices come, by the streams that polling sees without them.</summary>
public sealed class WebhookWatch(StreamOpsDb db, IOptionsMonitor<AgoraOptions> agora, IOptionsMonitor<CloudflareOptions> cloudflare, TimeProvider clock) : IAlertWatch
{
    public IReadOnlyList<AlertRuleKind> Kinds { get; } = [AlertRuleKind.WebhookSilence];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel)
    {
        var rule = rules[AlertRuleKind.WebhookSilence];
        var live = await db.Streams.AsNoTracking()
            .Where(s => s.EndedAt == null && s.IsSampled)
            .Select(s => new { s.Mode, s.StartedAt, s.CreatedAt })
            .ToListAsync(cancel);
        (string Source, string Vendor, string Title, StreamMode Without, bool IsOn)[] sources =
        [
            ("agora", AlertSubject.Agora, "Agora's notices", StreamMode.HlsOnly, agora.CurrentValue.NotificationSecrets.Count > 0),
            ("cloudflare-live-input", AlertSubject.Cloudflare, "Cloudflare's notices", StreamMode.AgoraOnly, cloudflare.CurrentValue.NotificationSecrets.Count > 0),
        ];
        var seen = new List<Watched>();
        foreach (var (source, vendor, title, without, _) in sources.Where(s => s.IsOn))
        {
            var newest = await db.InboxMessages.Where(m => m.Source == source).MaxAsync(m => (DateTimeOffset?)m.ReceivedAt, cancel);

            // A stream that was on air before this system knew of it began, for its notices, when it was known.
            var begins = live.Where(s => s.Mode != without).Select(s => s.StartedAt > s.CreatedAt ? s.StartedAt : s.CreatedAt);
            var subject = new AlertSubject(AlertSubject.VendorKey(source), title, [vendor]);
            seen.Add(new Watched(AlertRuleKind.WebhookSilence, subject, VendorConditions.Silent(begins, newest, clock.GetUtcNow(), rule)));
        }

        return seen;
    }
}
