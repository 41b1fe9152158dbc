using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>Every notice the vendors send of a world, by the time of sending.</summary>
public sealed class NoticePlan(DemoWorld world)
{
    /// <summary>Longer than anything follows the end of its broadcast.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(2);

    public static IEnumerable<DemoNotice> Of(DemoBroadcast broadcast) =>
        [.. ChannelNotices.Of(broadcast), .. RelayNotices.Of(broadcast), .. IngestNotices.Of(broadcast)];

    /// <summary>What is sent in (after, until], in order. What happened before the demo began is history and not news.</summary>
    public IEnumerable<(DateTimeOffset SentAt, DemoNotice Notice)> SentBetween(DateTimeOffset after, DateTimeOffset until) =>
        world.Touching(after - Afterwards, until.AddTicks(1))
            .Where(b => b.EndedAt > world.BeganAt)
            .SelectMany(Of)
            .SelectMany(notice => NoticeMischief.SendingTimes(world.Schedule.Seed, notice).Select(at => (SentAt: at, Notice: notice)))
            .Where(sending => sending.SentAt > after && sending.SentAt <= until)
            .OrderBy(sending => sending.SentAt);

    /// <summary>What the vendors have said of the broadcasts that are on at this instant.</summary>
    public IEnumerable<DemoNotice> SaidOfLive(DateTimeOffset now) =>
        world.LiveAt(now).SelectMany(Of).Where(notice => notice.At <= now).OrderBy(notice => notice.At);
}
