using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Operations;

/// <summary>Rights to run a beat: each tick once, and no two at one time, on any number of servers over one database.</summary>
public sealed class Leases(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock)
{
    private static readonly string Server = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Takes the tick, in one statement, so that of several servers one gets it.</summary>
    /// <param name="tick">Instant of the tick, UTC.</param>
    /// <param name="longest">When the holder dies, the lease is free again after this.</param>
    /// <returns>The name under which it is held; null where the tick was run, or an earlier one still runs.</returns>
    public async Task<string?> TakeAsync(string name, DateTimeOffset tick, TimeSpan longest, CancellationToken cancel)
    {
        var owner = $"{Server}:{Guid.NewGuid():n}";
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var (at, from, until) = (db.Instant(tick), db.Instant(now), db.Instant(now + longest));
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO leases (name, owner, held_until, last_tick) VALUES ({name}, {owner}, {until}, {at})
            ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, held_until = excluded.held_until, last_tick = excluded.last_tick
            WHERE leases.last_tick < excluded.last_tick AND leases.held_until <= {from}
            """,
            cancel);
        return taken > 0 ? owner : null;
    }

    /// <summary>Gives it back, unless it was lost by time.</summary>
    public async Task GiveBackAsync(string name, string owner, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        await db.Leases.Where(l => l.Name == name && l.Owner == owner).ExecuteUpdateAsync(l => l.SetProperty(x => x.HeldUntil, now), cancel);
    }
}
