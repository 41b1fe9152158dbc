using StreamOps.Domain.Time;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>What the vendors meter: the broadcasts' own curves, added up day by day (UTC).</summary>
internal static class ViewerIntegral
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The parts of a broadcast that lie in [from, to), cut at midnight.</summary>
    public static IEnumerable<(DateOnly Day, DateTimeOffset From, DateTimeOffset To)> Days(
        DemoBroadcast broadcast, DateTimeOffset from, DateTimeOffset to)
    {
        var start = broadcast.StartedAt > from ? broadcast.StartedAt : from;
        var end = broadcast.EndedAt < to ? broadcast.EndedAt : to;
        while (start < end)
        {
            var midnight = new DateTimeOffset(start.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
            var until = midnight < end ? midnight : end;
            yield return (start.UtcDay(), start, until);
            start = until;
        }
    }

    /// <summary>Viewer-seconds over [from, to) of a curve; where it knows nothing, nothing is metered.</summary>
    public static double Seconds(Func<DateTimeOffset, int?> viewers, DateTimeOffset from, DateTimeOffset to)
    {
        var sum = 0.0;
        for (var at = from; at < to; at += Step)
        {
            var held = to - at < Step ? to - at : Step;
            sum += (viewers(at + (held / 2)) ?? 0) * held.TotalSeconds;
        }

        return sum;
    }
}
