using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Samples;

/// <summary>Drops raw samples that are older than a limit. Roll-ups and costs stay, so no figure changes; only the zoomed-in chart does.</summary>
public sealed class SampleRetention(IDbContextFactory<StreamOpsDb> factory)
{
    /// <summary>A stream of long ago may be handed over today: until it is surely complete, its samples stay.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>May be run twice, at the same time and be killed anywhere: what is left goes the next time.</summary>
    /// <param name="limit">Samples from before are old.</param>
    /// <param name="now">Instant of running, UTC.</param>
    /// <returns>The instant before which samples are gone; null where none was old enough.</returns>
    public async Task<DateTimeOffset?> DropAsync(DateTimeOffset limit, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var since = now - Fresh;
        var spared = await db.Streams.Where(s => s.CreatedAt > since).MinAsync(s => (DateTimeOffset?)s.StartedAt, cancel);
        limit = spared < limit ? spared.Value : limit;
        if (await db.SampleTables.FindHorizonAsync(db, limit, cancel) is not { } horizon)
        {
            return null;
        }

        // Before the first row goes, so that no late sample is taken for new in between.
        await SampleHorizon.RaiseAsync(db, new DropMark(horizon, now), cancel);
        await db.SampleTables.DropAsync(db, horizon, cancel);
        return horizon;
    }
}
