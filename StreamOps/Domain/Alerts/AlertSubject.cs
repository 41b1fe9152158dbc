using System.Globalization;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Alerts;

/// <summary>What an alert is about: one stream, one vendor or the platform.</summary>
/// <param name="Key">Unique: <c>stream:7</c>, <c>vendor:agora</c>, <c>platform</c>.</param>
/// <param name="Name">For a person.</param>
/// <param name="LeansOn">Vendors without which nothing true can be said of it.</param>
public sealed record AlertSubject(string Key, string Name, IReadOnlyList<string> LeansOn, long? ChannelId = null, long? StreamId = null)
{
    public const string Agora = "agora";
    public const string Cloudflare = "cloudflare";

    public static AlertSubject Platform { get; } = new("platform", "The platform", []);

    public static AlertSubject OfVendor(string vendor, string name) => new(VendorKey(vendor), name, []);

    public static AlertSubject OfStream(long streamId, long channelId, string channel, StreamMode mode) =>
        new(string.Create(CultureInfo.InvariantCulture, $"stream:{streamId}"), channel, VendorsOf(mode), channelId, streamId);

    public static string VendorKey(string vendor) => $"vendor:{vendor}";

    private static string[] VendorsOf(StreamMode mode) => mode switch
    {
        StreamMode.AgoraOnly => [Agora],
        StreamMode.HlsOnly => [Cloudflare],
        _ => [Agora, Cloudflare],
    };
}
