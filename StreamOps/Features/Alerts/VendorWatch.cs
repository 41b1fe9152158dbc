using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;
using StreamOps.Vendors;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Alerts;

/// <summary>Whether the vendors answer, and what is left of their limits. What this process has used is known; another server has its own.</summary>
public sealed class VendorWatch(
    StreamOpsDb db, IOptionsMonitor<AgoraOptions> agora, IOptionsMonitor<CloudflareOptions> cloudflare, IServiceProvider services, TimeProvider clock) : IAlertWatch
{
    public IReadOnlyList<AlertRuleKind> Kinds { get; } = [AlertRuleKind.VendorDown, AlertRuleKind.VendorLimited];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel)
    {
        var isOn = (Agora: agora.CurrentValue.IsConfigured, Cloudflare: cloudflare.CurrentValue.IsConfigured);
        (string Name, string Title, bool IsOn)[] asked =
        [
            (Connectors.Agora, "Agora", isOn.Agora),
            (Connectors.Cloudflare, "Cloudflare, playback host", isOn.Cloudflare),
            (Connectors.CloudflareIngest, "Cloudflare, ingest analytics", isOn.Cloudflare),
        ];
        (VendorHostPolicy Host, string Title, bool IsOn)[] limited =
        [
            (AgoraHosts.Channels, "Agora, channel queries", isOn.Agora),
            (CloudflareHosts.Api, "Cloudflare, API host", isOn.Cloudflare),
            (CloudflareHosts.GraphQl, "Cloudflare, analytics host", isOn.Cloudflare),
        ];
        return
        [
            .. rules.ContainsKey(AlertRuleKind.VendorDown) ? await DownAsync([.. asked.Where(a => a.IsOn)], cancel) : [],
            .. rules.TryGetValue(AlertRuleKind.VendorLimited, out var rule) ? limited.Where(l => l.IsOn).Select(l => Limited(l.Host, l.Title, rule)) : [],
        ];
    }

    private async Task<IEnumerable<Watched>> DownAsync(IReadOnlyList<(string Name, string Title, bool IsOn)> asked, CancellationToken cancel)
    {
        var rows = await db.Connectors.AsNoTracking().ToDictionaryAsync(c => c.Name, cancel);
        var now = clock.GetUtcNow();
        return asked.Select(a =>
        {
            var row = rows.GetValueOrDefault(a.Name);
            return new Watched(
                AlertRuleKind.VendorDown,
                AlertSubject.OfVendor(a.Name, a.Title),
                VendorConditions.Down(row?.LastSuccessAt, row?.LastFailureAt, row?.LastFailureReason, now));
        });
    }

    private Watched Limited(VendorHostPolicy host, string title, AlertRule rule)
    {
        var use = services.GetRequiredKeyedService<VendorUse>(host.Name);
        var budget = VendorBudget.Of(services, host);
        decimal? used = budget is { Left: { } left, Own: > 0 and { } own } ? decimal.Round((own - left) * 100m / own, 1) : null;
        var isRefusing = use.Quota is { Left: 0 } quota && clock.GetUtcNow() < quota.At + quota.For;
        return new Watched(AlertRuleKind.VendorLimited, AlertSubject.OfVendor(host.Name, title), VendorConditions.Limited(used, isRefusing, rule));
    }
}
