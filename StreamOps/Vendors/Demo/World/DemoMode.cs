namespace StreamOps.Vendors.Demo.World;

/// <summary>How a broadcast reaches its viewers, in the words of the HTTP API.</summary>
public static class DemoMode
{
    public const string Hybrid = "hybrid";
    public const string AgoraOnly = "agora-only";
    public const string HlsOnly = "hls-only";
}
