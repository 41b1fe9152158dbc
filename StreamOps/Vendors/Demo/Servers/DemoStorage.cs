using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>What the simulated Cloudflare has stored at an instant, UTC.</summary>
/// <param name="Minutes">Of the recordings that are ready, to a tenth.</param>
public sealed record DemoStorage(DateTimeOffset At, double Minutes, int Videos)
{
    public static DemoStorage Of(DemoWorld world, DateTimeOffset at) =>
        Of([.. CloudflareLibrary.VideosIn(world, at)], at);

    /// <summary>At the end of each UTC day from that of <paramref name="from"/> to the last that is over at <paramref name="end"/>.</summary>
    public static IEnumerable<DemoStorage> Days(DemoWorld world, DateTimeOffset from, DateTimeOffset end)
    {
        var videos = world.StartingBetween(from.AddDays(-CloudflareLibrary.KeptDays), end).Where(b => b.IsRecorded).ToList();
        for (var night = new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero).AddDays(1); night <= end; night = night.AddDays(1))
        {
            var last = night.AddMilliseconds(-1);
            yield return Of(videos.FindAll(v => CloudflareLibrary.Holds(v, last)), last);
        }
    }

    private static DemoStorage Of(List<DemoBroadcast> videos, DateTimeOffset at)
    {
        var seconds = videos.ConvertAll(b => CloudflareLibrary.SecondsOf(b, at)).FindAll(s => s > 0);
        return new DemoStorage(at, Math.Round(seconds.Sum() / 60, 1), seconds.Count);
    }
}
