namespace StreamOps.Vendors.Agora;

/// <summary>
/// The APIs of Agora. It limits each of them by itself, per account: channel queries 20 a second, console (projects, usage) 10,
/// cloud recording 10, media push 50 (listing 10, as "other channel calls"). We stay below, and let a burst wait a little.
/// </summary>
public static class AgoraHosts
{
    public static VendorHostPolicy Channels { get; } = new("agora-channels", TimeSpan.FromSeconds(3)) { Limit = 18, Published = 20, LimitQueue = 100 };

    public static VendorHostPolicy MediaPush { get; } = new("agora-media-push", TimeSpan.FromSeconds(3)) { Limit = 9, Published = 10, LimitQueue = 50 };

    public static VendorHostPolicy Recording { get; } = new("agora-recording", TimeSpan.FromSeconds(3)) { Limit = 9, Published = 10, LimitQueue = 50 };

    public static VendorHostPolicy Console { get; } = new("agora-console", TimeSpan.FromSeconds(5)) { Limit = 9, Published = 10, LimitQueue = 20 };
}
