using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Domain.Alerts;
using StreamOps.Platform;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Alerts;

/// <summary>The product's own parts: sampler, sample queue, jobs, disk. Queue and disk are those of the server that judges.</summary>
public sealed class MachineWatch(
    StreamOpsDb db,
    SampleQueue queue,
    JobStorage jobs,
    DatabaseOptions database,
    SamplingOptions sampling,
    IOptionsMonitor<AgoraOptions> agora,
    IOptionsMonitor<CloudflareOptions> cloudflare,
    IHostEnvironment host,
    TimeProvider clock) : IAlertWatch
{
    public IReadOnlyList<AlertRuleKind> Kinds { get; } = [AlertRuleKind.SamplerLate, AlertRuleKind.QueueFull, AlertRuleKind.JobFailures, AlertRuleKind.DiskFull];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel)
    {
        var seen = new List<Watched>();
        foreach (var (kind, rule) in rules)
        {
            if (await LookAsync(kind, rule, cancel) is { } look)
            {
                seen.Add(new Watched(kind, AlertSubject.Platform, look));
            }
        }

        return seen;
    }

    private async Task<Observation?> LookAsync(AlertRuleKind kind, AlertRule rule, CancellationToken cancel) => kind switch
    {
        AlertRuleKind.SamplerLate => await SamplerAsync(rule, cancel),
        AlertRuleKind.QueueFull => CapacityConditions.Queue(queue.Waiting, queue.Capacity, rule),

        // The storage answers synchronously; a frozen database must not hold up the beat.
        AlertRuleKind.JobFailures => MachineConditions.Jobs(await Task.Run(() => jobs.GetMonitoringApi().GetStatistics().Failed, cancel).WaitAsync(cancel), rule),
        _ => Disk(rule),
    };

    private async Task<Observation?> SamplerAsync(AlertRule rule, CancellationToken cancel)
    {
        if (!agora.CurrentValue.IsConfigured && !cloudflare.CurrentValue.IsConfigured)
        {
            return null;
        }

        var row = await db.Connectors.AsNoTracking().SingleOrDefaultAsync(c => c.Name == Connectors.Sampler, cancel);
        return MachineConditions.SamplerLate(row?.LastSuccessAt, TimeSpan.FromSeconds(3 * sampling.StreamIntervalSeconds), clock.GetUtcNow(), rule);
    }

    /// <summary>PostgreSQL's disk is not ours to see: there it is the one that the product itself stands on.</summary>
    private Observation Disk(AlertRule rule)
    {
        try
        {
            var drive = new DriveInfo(Path.GetDirectoryName(database.SqliteFile ?? Path.Combine(host.ContentRootPath, "x"))!);
            return CapacityConditions.Disk(drive.AvailableFreeSpace, drive.TotalSize, rule);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Observation.Unknown($"The disk does not answer: {error.Message}");
        }
    }
}
