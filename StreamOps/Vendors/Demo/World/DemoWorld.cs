namespace StreamOps.Vendors.Demo.World;

/// <summary>One run of the demo: history before the instant at which it was first started, the live world from there on.</summary>
/// <param name="schedule">The world's broadcasts.</param>
/// <param name="beganAt">When the demo was first started, UTC. Kept by the host, so that a restart goes on instead of beginning anew.</param>
public sealed class DemoWorld(DemoSchedule schedule, DateTimeOffset beganAt)
{
    public DemoSchedule Schedule => schedule;

    public DateTimeOffset BeganAt => beganAt;

    /// <summary>Broadcasts that start in [from, to), by start.</summary>
    public IEnumerable<DemoBroadcast> StartingBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var before = from >= beganAt
            ? []
            : schedule.History(from, beganAt).Concat(schedule.LiveAt(beganAt).Where(b => b.StartedAt < beganAt && b.StartedAt >= from));
        var after = schedule.StartingBetween(from > beganAt ? from : beganAt, to);
        return before.Where(b => b.StartedAt < to).OrderBy(b => b.StartedAt).Concat(after);
    }

    /// <summary>Broadcasts of which some part lies in [from, to), by start.</summary>
    public IEnumerable<DemoBroadcast> Touching(DateTimeOffset from, DateTimeOffset to) =>
        StartingBetween(from - LongestBroadcast, to).Where(b => b.EndedAt > from);

    public IEnumerable<DemoBroadcast> LiveAt(DateTimeOffset at) =>
        Touching(at, at + TimeSpan.FromTicks(1)).Where(b => b.IsLiveAt(at));

    private static TimeSpan LongestBroadcast => TimeSpan.FromHours(4);
}
