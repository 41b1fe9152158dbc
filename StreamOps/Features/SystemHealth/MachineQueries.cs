using Hangfire;
using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Samples;
using StreamOps.Platform;

namespace StreamOps.Features.SystemHealth;

/// <summary>What the product stands on: database, sample queue, job servers.</summary>
public sealed class MachineQueries(StreamOpsDb db, DatabaseOptions database, SampleQueue queue, JobStorage jobs, Lookout lookout, TimeProvider clock)
{
    /// <summary>A job server reports every 30 s at the latest; twice that is silence.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<Connector>> AllAsync(CancellationToken cancel) => [await DatabaseAsync(cancel), await QueueAsync(cancel), Jobs(), await BeatsAsync(cancel)];

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

    /// <summary>What must go on by itself, as the watchdog of this server sees it.</summary>
    private async Task<Connector> BeatsAsync(CancellationToken cancel)
    {
        var names = lookout.Beats.Select(b => b.Connector).ToList();
        var oldest = await db.Connectors.Where(c => names.Contains(c.Name)).MinAsync(c => c.LastSuccessAt, cancel);
        var stopped = lookout.Stopped;
        return new Connector(
            "Watchdog",
            stopped.Count > 0 || !lookout.IsAwake ? ConnectorState.Poor : ConnectorState.Good,
            !lookout.IsAwake ? "does not look any more"
                : stopped.Count > 0 ? string.Join("; ", stopped.Select(s => $"{s.Beat.What} has stopped"))
                : $"{Show.Count(names.Count)} beats go on: {string.Join(", ", lookout.Beats.Select(b => char.ToLowerInvariant(b.What[0]) + b.What[1..]))}",
            oldest)
        {
            Lag = clock.GetUtcNow() - oldest,
            LagOf = "since oldest sign",
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
