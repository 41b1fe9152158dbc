using Hangfire;
using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Samples;
using StreamOps.Platform;

namespace StreamOps.Features.SystemHealth;

/// <summary>What the product stands on: database, sample queue, job servers.</summary>
public sealed class MachineQueries(StreamOpsDb db, DatabaseOptions database, SampleQueue queue, JobStorage jobs, TimeProvider clock)
{
    /// <summary>A job server reports every 30 s at the latest; twice that is silence.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<Connector>> AllAsync(CancellationToken cancel) => [await DatabaseAsync(cancel), Queue(), Jobs()];

    private async Task<Connector> DatabaseAsync(CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        await db.Settings.AnyAsync(cancel);
        var took = clock.GetElapsedTime(started);
        return new Connector(
            "Database", ConnectorState.Good, $"{database.Place}, answered in {Show.Figure((decimal)took.TotalMilliseconds)} ms", clock.GetUtcNow());
    }

    private Connector Queue()
    {
        var share = queue.Waiting * 100m / queue.Capacity;
        return new Connector(
            "Sample queue",
            share < 80 ? ConnectorState.Good : ConnectorState.Poor,
            $"{Show.Count(queue.Waiting)} of {Show.Count(queue.Capacity)} places taken ({Show.Percent(share)})");
    }

    private Connector Jobs()
    {
        var monitor = jobs.GetMonitoringApi();
        var servers = monitor.Servers();
        var figures = monitor.GetStatistics();
        var beat = servers.Max(s => s.Heartbeat);
        var isAlive = beat is { } last && clock.GetUtcNow().UtcDateTime - last < Silence;
        return new Connector(
            "Jobs",
            !isAlive ? ConnectorState.Poor : figures.Failed > 0 ? ConnectorState.Fair : ConnectorState.Good,
            $"{Show.Count(servers.Count)} {(servers.Count == 1 ? "server" : "servers")}, {Show.Count(figures.Enqueued)} waiting, {Show.Count(figures.Failed)} failed",
            beat is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null,
            Reason: figures.Failed > 0 ? "Failed jobs are kept in the job dashboard with their errors." : null,
            Href: "/system/jobs");
    }
}
