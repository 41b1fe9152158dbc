using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Platform;
using StreamOps.Vendors;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.SystemHealth;

/// <summary>The sampler and the vendors, each of Cloudflare's hosts by itself: they fail apart.</summary>
public sealed class ConnectorQueries(
    StreamOpsDb db,
    Reconciliations reconciliations,
    SamplingOptions sampling,
    IOptionsMonitor<CloudflareOptions> cloudflare,
    IOptionsMonitor<AgoraOptions> agora,
    IServiceProvider services,
    TimeProvider clock)
{
    public async Task<IReadOnlyList<Connector>> AllAsync(CancellationToken cancel)
    {
        var rows = await db.Connectors.AsNoTracking().ToDictionaryAsync(c => c.Name, cancel);
        var wishes = await reconciliations.AllAsync(cancel);
        Connector With(Connector connector, string vendor) =>
            connector with { Vendor = connector.State == ConnectorState.Off ? null : vendor, Reconciled = wishes.GetValueOrDefault(vendor) };
        return
        [
            Sampler(rows.GetValueOrDefault(Connectors.Sampler)),
            With(Vendor("Agora", rows.GetValueOrDefault(Connectors.Agora), agora.CurrentValue.MissingKeys, AgoraHosts.Channels), Connectors.Agora),
            With(Vendor("Cloudflare, playback host", rows.GetValueOrDefault(Connectors.Cloudflare), cloudflare.CurrentValue.MissingKeys, CloudflareHosts.Playback), Connectors.Cloudflare),
            Vendor("Cloudflare, API host", Used(CloudflareHosts.Api), cloudflare.CurrentValue.MissingKeys, CloudflareHosts.Api).SinceStart(),
            Vendor("Cloudflare, ingest analytics", rows.GetValueOrDefault(Connectors.CloudflareIngest), cloudflare.CurrentValue.MissingKeys, CloudflareHosts.GraphQl),
        ];
    }

    private Connector Sampler(ConnectorRow? row)
    {
        var every = $"every {sampling.IntervalSeconds} s";
        var connector = Of("Sampler", row, $"asks the vendors {every}");
        var late = row?.LastSuccessAt is { } last && clock.GetUtcNow() - last > TimeSpan.FromSeconds(3 * sampling.StreamIntervalSeconds);
        return connector.State == ConnectorState.Good && late
            ? connector with { State = ConnectorState.Fair, Says = $"is late: should run {every}" }
            : connector;
    }

    private Connector Vendor(string name, ConnectorRow? row, IReadOnlyList<string> missing, VendorHostPolicy host)
    {
        if (missing.Count > 0)
        {
            return new Connector(name, ConnectorState.Off, $"off: keys missing ({string.Join(", ", missing)})", row?.LastSuccessAt, row?.LastFailureAt, row?.LastFailureReason);
        }

        var use = services.GetRequiredKeyedService<VendorUse>(host.Name);
        return Of(name, row, "answers") with { Quota = QuotaWords.Of(VendorBudget.Of(services, host), use.Quota, clock.GetUtcNow()) };
    }

    /// <summary>What this process has heard of a host that no job reports on.</summary>
    private ConnectorRow Used(VendorHostPolicy host)
    {
        var use = services.GetRequiredKeyedService<VendorUse>(host.Name);
        return new ConnectorRow { Name = host.Name, LastSuccessAt = use.AnsweredAt, LastFailureAt = use.FailedAt, LastFailureReason = use.Failure };
    }

    private Connector Of(string name, ConnectorRow? row, string whenWell)
    {
        var (state, says) = row switch
        {
            null or { LastSuccessAt: null, LastFailureAt: null } => (ConnectorState.Unheard, "has not been asked yet"),
            { LastFailureAt: { } failed } when row.LastSuccessAt is not { } succeeded || failed > succeeded => (ConnectorState.Poor, "fails since the last success"),
            _ => (ConnectorState.Good, whenWell),
        };
        return new Connector(name, state, row?.LastSuccessAt is null && state == ConnectorState.Poor ? "never succeeded" : says, row?.LastSuccessAt, row?.LastFailureAt, row?.LastFailureReason)
        {
            Lag = clock.GetUtcNow() - row?.LastSuccessAt,
        };
    }
}
