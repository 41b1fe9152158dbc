using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Domain.Time;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Features.Demo;

/// <summary>What the simulated Cloudflare had stored on each day of the demo's past, as a system that was there would have read it.</summary>
public static class DemoReadings
{
    public static async Task FillAsync(StreamOpsDb db, DemoWorld world, DateTimeOffset from, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await db.StorageReadings.Select(r => r.Day).ToHashSetAsync(cancel);
        db.StorageReadings.AddRange(DemoStorage.Days(world, from, now)
            .Select(s => new StorageReadingRow { Day = s.At.UtcDay(), ReadAt = s.At, StoredMinutes = (decimal)s.Minutes, MostMinutes = (decimal)s.Minutes })
            .Where(r => !known.Contains(r.Day)));
        await db.SaveChangesAsync(cancel);
    }
}
