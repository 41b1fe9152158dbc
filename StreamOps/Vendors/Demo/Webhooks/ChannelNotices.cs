using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>Agora's channel events over one broadcast: created, hosts, the relay's server, viewers who come and go, destroyed.</summary>
internal static class ChannelNotices
{
    private const int Created = 101, Destroyed = 102, HostJoins = 103, HostLeaves = 104, AudienceJoins = 105, AudienceLeaves = 106;
    private const int Product = 1;
    private const int Web = 7, Ios = 2, Linux = 6;
    private const int CloudRecorder = 10;
    private const int NormalLeave = 1;
    private static readonly TimeSpan ViewerStep = TimeSpan.FromSeconds(30);

    public static IEnumerable<DemoNotice> Of(DemoBroadcast broadcast)
    {
        if (broadcast.Mode == DemoMode.HlsOnly)
        {
            return [];
        }

        var (start, end) = (broadcast.StartedAt, broadcast.EndedAt);
        var name = broadcast.Channel.AgoraChannel;
        var hosts = AgoraUids.Hosts(broadcast);
        var account = broadcast.Channel.Seller.Email.Split('@')[0];
        return
        [
            Notice(start, Created, 0, new { channelName = name, ts = start.ToUnixTimeSeconds() }),
            .. hosts.SelectMany((uid, i) => Visit(new Guest(uid, Web, null, account), start.AddMilliseconds(300 * (i + 1)), end, HostJoins, HostLeaves)),
            .. Audience(),
            Notice(end.AddSeconds(1), Destroyed, 0, new { channelName = name, ts = end.AddSeconds(1).ToUnixTimeSeconds(), lastUid = hosts[0] }),
        ];

        IEnumerable<DemoNotice> Audience()
        {
            var (present, at) = (new Dictionary<int, DateTimeOffset>(), start.AddSeconds(2));
            for (; at < end; at += ViewerStep)
            {
                var now = AgoraUids.Audience(broadcast, at);
                foreach (var uid in now.Where(uid => present.TryAdd(uid, at)))
                {
                    yield return Joined(GuestOf(uid), at, AudienceJoins);
                }

                foreach (var (uid, since) in present.Where(p => !now.Contains(p.Key)).ToList())
                {
                    present.Remove(uid);
                    yield return Left(GuestOf(uid), since, at, AudienceLeaves);
                }
            }

            foreach (var (uid, since) in present)
            {
                yield return Left(GuestOf(uid), since, end.AddMilliseconds(500), AudienceLeaves);
            }
        }

        Guest GuestOf(int uid) => uid == AgoraUids.Server(broadcast.Channel) ? new(uid, Linux, CloudRecorder, null) : new(uid, Ios, null, null);

        IEnumerable<DemoNotice> Visit(Guest guest, DateTimeOffset from, DateTimeOffset to, int joins, int leaves) =>
            [Joined(guest, from, joins), Left(guest, from, to, leaves)];

        DemoNotice Joined(Guest guest, DateTimeOffset at, int type) => Notice(at, type, guest.Uid, guest.Payload(name, at));

        DemoNotice Left(Guest guest, DateTimeOffset since, DateTimeOffset at, int type)
        {
            var payload = guest.Payload(name, at);
            payload["reason"] = NormalLeave;
            payload["duration"] = (long)(at - since).TotalSeconds;
            return Notice(at, type, guest.Uid, payload);
        }

        DemoNotice Notice(DateTimeOffset at, int type, int uid, object payload) =>
            new AgoraNotice(at, $"{broadcast.ExternalId}:{type}:{uid}:{at.ToUnixTimeSeconds()}", Product, type, payload);
    }

    /// <summary>Members that do not apply are left out, as Agora does.</summary>
    private sealed record Guest(int Uid, int Platform, int? ClientType, string? Account)
    {
        public Dictionary<string, object> Payload(string channelName, DateTimeOffset at)
        {
            var payload = new Dictionary<string, object>
            {
                ["channelName"] = channelName,
                ["uid"] = Uid,
                ["platform"] = Platform,
                ["clientSeq"] = at.ToUnixTimeMilliseconds(),
                ["ts"] = at.ToUnixTimeSeconds(),
            };
            if (ClientType is { } type)
            {
                payload["clientType"] = type;
            }

            if (Account is not null)
            {
                payload["account"] = Account;
            }

            return payload;
        }
    }
}
