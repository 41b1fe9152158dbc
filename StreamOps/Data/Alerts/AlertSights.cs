using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>Keeps, reads and drops what rules saw.</summary>
public sealed class AlertSights(IDbContextFactory<StreamOpsDb> factory)
{
    /// <summary>Rows of a transaction: SQLite has one writer, and samples must not wait for long.</summary>
    private const int Some = 500;

    /// <summary>Of one minute. The same again, also by a twin at the same time, changes nothing.</summary>
    public async Task KeepAsync(DateTimeOffset minute, IReadOnlyList<AlertSightRow> rows, CancellationToken cancel)
    {
        foreach (var some in rows.Chunk(Some))
        {
            while (!await TryKeepAsync(minute, some, cancel))
            {
            }
        }
    }

    /// <summary>The newest of each subject since an instant.</summary>
    public async Task<List<AlertSightRow>> NewestAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var rows = await db.AlertSights.AsNoTracking().Where(s => s.Minute >= since).OrderBy(s => s.Minute).ToListAsync(cancel);
        return [.. rows.GroupBy(s => (s.Kind, s.Subject)).Select(g => g.Last())];
    }

    /// <summary>All of a rule since an instant, by subject, in order of time.</summary>
    public async Task<List<AlertSightRow>> OfAsync(AlertRuleKind kind, DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.AlertSights.AsNoTracking().Where(s => s.Kind == kind && s.Minute >= since).OrderBy(s => s.Subject).ThenBy(s => s.Minute).ToListAsync(cancel);
    }

    /// <summary>May be run twice, at the same time and be killed anywhere: what is left goes the next time.</summary>
    public async Task<int> DropAsync(DateTimeOffset limit, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var dropped = 0;
        while (await db.AlertSights.Where(s => s.Minute < limit).MinAsync(s => (DateTimeOffset?)s.Minute, cancel) is { } oldest)
        {
            var until = oldest.AddDays(1) < limit ? oldest.AddDays(1) : limit;
            dropped += await db.AlertSights.Where(s => s.Minute < until).ExecuteDeleteAsync(cancel);
        }

        return dropped;
    }

    /// <returns>False: a twin was faster with one of them.</returns>
    private async Task<bool> TryKeepAsync(DateTimeOffset minute, AlertSightRow[] rows, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var known = (await db.AlertSights.Where(s => s.Minute == minute).Select(s => new { s.Kind, s.Subject }).ToListAsync(cancel))
            .Select(s => (s.Kind, s.Subject))
            .ToHashSet();
        db.AlertSights.AddRange(rows.Where(r => !known.Contains((r.Kind, r.Subject))));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            return false;
        }
    }
}
