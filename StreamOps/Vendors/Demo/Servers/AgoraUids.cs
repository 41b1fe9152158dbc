using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Who is in an Agora channel, by uid. The relay's server is a member of the audience, as it is at Agora.</summary>
internal static class AgoraUids
{
    private const int FirstServer = 900001;
    private const int FirstViewer = 300001;
    private const int FirstHost = 1001;
    private const int SeatsAChannel = 5000;

    public static int Server(DemoChannel channel) => FirstServer + channel.Number;

    public static int Viewer(DemoChannel channel, int index) => FirstViewer + (channel.Number * SeatsAChannel) + index;

    public static IReadOnlyList<int> Hosts(DemoBroadcast broadcast) =>
        [.. Enumerable.Range(FirstHost + (broadcast.Channel.Number * 10), broadcast.Hosts)];

    /// <summary>The server has left when the relay has broken.</summary>
    public static IReadOnlyList<int> Audience(DemoBroadcast broadcast, DateTimeOffset at)
    {
        var viewers = Enumerable.Range(0, broadcast.RtcViewersAt(at)).Select(i => Viewer(broadcast.Channel, i));
        return broadcast.Mode == DemoMode.Hybrid && broadcast.RelayStateAt(at) is DemoRelayState.Starting or DemoRelayState.Active
            ? [Server(broadcast.Channel), .. viewers]
            : [.. viewers];
    }
}
