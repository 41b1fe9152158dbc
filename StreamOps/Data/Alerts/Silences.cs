using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>Reads silences and maintenance windows.</summary>
public sealed class Silences(StreamOpsDb db)
{
    /// <summary>Of those that are over.</summary>
    private const int MostPast = 20;

    /// <summary>Those that hold at an instant.</summary>
    public static async Task<List<Silence>> AtAsync(StreamOpsDb db, DateTimeOffset now, CancellationToken cancel) =>
        (await db.Silences.AsNoTracking().Where(s => s.EndsAt > now && s.StartsAt <= now).ToListAsync(cancel)).ConvertAll(s => s.ToSilence());

    /// <summary>Those that hold or are planned, then the newest that are over.</summary>
    public async Task<List<SilenceRow>> AllAsync(DateTimeOffset now, CancellationToken cancel) =>
    [
        .. await db.Silences.AsNoTracking().Where(s => s.EndsAt > now).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(cancel),
        .. await db.Silences.AsNoTracking().Where(s => s.EndsAt <= now).OrderByDescending(s => s.EndsAt).Take(MostPast).ToListAsync(cancel),
    ];
}
