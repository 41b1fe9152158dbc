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

    public async Task<IReadOnlyList<Connector>> AllAsync(CancellationToken cancel) => [await DatabaseAsync(cancel), await QueueAsync(cancel), Jobs()];

    private async Task<Connector> DatabaseAsync(CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        await db.Settings.AnyAsync(cancel);
        var took = clock.GetElapsedTime(started);
        return new Connector(
            "Database", ConnectorState.Good, $"{database.Place}, answered in {Show.Figure((decimal)took.TotalMilliseconds)} ms", clock.GetUtcNow())
        {
            Lag = TimeSpan.Zero,
        };
    }

    private async Task<Connector> QueueAsync(CancellationToken cancel)
    {
        // By the key of the roll-up: the newest minute that anybody was sampled in.
        var newest = await db.PlatformMinutes.MaxAsync(p => (DateTimeOffset?)p.Minute, cancel);
        var share = queue.Waiting * 100m / queue.Capacity;
        return new Connector(
            "Sample queue",
            share < 80 ? ConnectorState.Good : ConnectorState.Poor,
            $"{Show.Count(queue.Waiting)} of {Show.Count(queue.Capacity)} places taken ({Show.Percent(share)})",
            newest)
        {
            Lag = clock.GetUtcNow() - newest is { } age && age > TimeSpan.Zero ? age : newest is null ? null : TimeSpan.Zero,
            LagOf = "since newest sample",
        };
    }

    private Connector Jobs()
    {
        var monitor = jobs.GetMonitoringApi();
        var servers = monitor.Servers();
        var figures = monitor.GetStatistics();
        var beat = servers.Max(s => s.Heartbeat);
        // Hangfire stamps by the system's clock, whatever clock the application is given.
        var silence = TimeProvider.System.GetUtcNow().UtcDateTime - beat;
        var isAlive = silence < Silence;
        return new Connector(
            "Jobs",
            !isAlive ? ConnectorState.Poor : figures.Failed > 0 ? ConnectorState.Fair : ConnectorState.Good,
            $"{Show.Count(servers.Count)} {(servers.Count == 1 ? "server" : "servers")}, {Show.Count(figures.Enqueued)} waiting, {Show.Count(figures.Failed)} failed",
            beat is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null,
            Reason: figures.Failed > 0 ? "Failed jobs are kept in the job dashboard with their errors." : null,
            Href: "/system/jobs")
        {
            Lag = silence,
            LagOf = "since a server's sign",
        };
    }
}
