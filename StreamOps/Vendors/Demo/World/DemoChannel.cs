namespace StreamOps.Vendors.Demo.World;

/// <summary>A shop of the simulated platform, in the words of the HTTP API.</summary>
/// <param name="Number">0 to 11, its place in the cast.</param>
/// <param name="ExternalId">The platform's own id of the channel.</param>
/// <param name="Name">What buyers see.</param>
/// <param name="Seller">Whose shop it is.</param>
/// <param name="AgoraChannel">Agora's channel name.</param>
/// <param name="CloudflareLiveInputId">Cloudflare's uid of the live input, 32 hexadecimal digits.</param>
/// <param name="Tier"><c>hd</c>, <c>full-hd</c> or <c>2k</c>.</param>
/// <param name="Relay"><c>media-push</c>, <c>web-recording</c> or <c>cloud-recording</c>.</param>
/// <param name="Popularity">Concurrent viewers of an ordinary evening show; 0: nobody ever comes.</param>
/// <param name="RelayFails">Its relay breaks: in every live show, and in a third of the past ones.</param>
public sealed record DemoChannel(
    int Number,
    string ExternalId,
    string Name,
    DemoSeller Seller,
    string AgoraChannel,
    string CloudflareLiveInputId,
    string Tier,
    string Relay,
    int Popularity,
    bool RelayFails = false)
{
    public int Width => Tier switch { "2k" => 2560, "full-hd" => 1920, _ => 1280 };

    public int Height => Tier switch { "2k" => 1440, "full-hd" => 1080, _ => 720 };

    /// <summary>What the encoder aims at, kbit/s, audio included; inside Cloudflare's 2 to 14 Mbit/s.</summary>
    public int TargetKbps => Tier switch { "2k" => 8500, "full-hd" => 4800, _ => 2900 };
}
