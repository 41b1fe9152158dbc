using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Samples;

/// <summary>Drops raw samples that are older than a limit. Roll-ups and costs stay, so no figure changes; only the zoomed-in chart does.</summary>
public sealed class SampleRetention(IDbContextFactory<StreamOpsDb> factory)
{
    /// <summary>May be run twice, at the same time and be killed anywhere: what is left goes the next time.</summary>
    /// <returns>The instant before which samples are gone; null where none was old enough.</returns>
    public async Task<DateTimeOffset?> DropAsync(DateTimeOffset limit, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await db.SampleTables.FindHorizonAsync(db, limit, cancel) is not { } horizon)
        {
            return null;
        }

        // Before the first row goes, so that no late sample is taken for new in between.
        await SampleHorizon.RaiseAsync(db, horizon, cancel);
        await db.SampleTables.DropAsync(db, horizon, cancel);
        return horizon;
    }
}
