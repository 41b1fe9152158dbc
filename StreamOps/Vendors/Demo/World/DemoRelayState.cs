namespace StreamOps.Vendors.Demo.World;

/// <summary>The relay between Agora and Cloudflare.</summary>
public enum DemoRelayState
{
    Stopped,
    Starting,
    Active,
    Error,
}
