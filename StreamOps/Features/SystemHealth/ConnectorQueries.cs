using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Platform;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.SystemHealth;

/// <summary>The parts that report to the table of connectors: the sampler and the vendors.</summary>
public sealed class ConnectorQueries(
    StreamOpsDb db, SamplingOptions sampling, IOptionsMonitor<CloudflareOptions> cloudflare, IOptionsMonitor<AgoraOptions> agora, TimeProvider clock)
{
    public async Task<IReadOnlyList<Connector>> AllAsync(CancellationToken cancel)
    {
        var rows = await db.Connectors.AsNoTracking().ToDictionaryAsync(c => c.Name, cancel);
        return
        [
            Sampler(rows.GetValueOrDefault("sampler")),
            Vendor("Cloudflare", rows.GetValueOrDefault("cloudflare"), cloudflare.CurrentValue.MissingKeys),
            Vendor("Agora", rows.GetValueOrDefault("agora"), agora.CurrentValue.MissingKeys),
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

    private static Connector Vendor(string name, ConnectorRow? row, IReadOnlyList<string> missing) => missing.Count > 0
        ? new Connector(name, ConnectorState.Off, $"off: keys missing ({string.Join(", ", missing)})", row?.LastSuccessAt, row?.LastFailureAt, row?.LastFailureReason)
        : Of(name, row, "answers");

    private static Connector Of(string name, ConnectorRow? row, string whenWell)
    {
        var (state, says) = row switch
        {
            null or { LastSuccessAt: null, LastFailureAt: null } => (ConnectorState.Unheard, "has not run yet"),
            { LastFailureAt: { } failed } when row.LastSuccessAt is not { } succeeded || failed > succeeded => (ConnectorState.Poor, "fails since the last success"),
            _ => (ConnectorState.Good, whenWell),
        };
        return new Connector(name, state, row?.LastSuccessAt is null && state == ConnectorState.Poor ? "never succeeded" : says, row?.LastSuccessAt, row?.LastFailureAt, row?.LastFailureReason);
    }
}
