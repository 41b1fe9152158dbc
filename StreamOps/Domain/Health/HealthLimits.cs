namespace StreamOps.Domain.Health;

/// <summary>Against what a live stream is measured.</summary>
public static class HealthLimits
{
    /// <summary>Cloudflare Stream, "Start a live stream": video and audio together 2 to 14 Mbps.</summary>
    public const int LowestBitrateKbps = 2_000;

    /// <inheritdoc cref="LowestBitrateKbps" />
    public const int HighestBitrateKbps = 14_000;

    /// <summary>Cloudflare Stream, "Start a live stream": a keyframe every 2 to 10 s, 4 to 8 s advised.</summary>
    public const int ShortestKeyframeSeconds = 2;

    /// <inheritdoc cref="ShortestKeyframeSeconds" />
    public const int LongestKeyframeSeconds = 10;

    /// <summary>Cloudflare Stream, "Troubleshooting": upload time flat under 90 % of the duration; from 100 % on viewers stall.</summary>
    public const int FairUploadPercent = 90;

    /// <inheritdoc cref="FairUploadPercent" />
    public const int PoorUploadPercent = 100;

    /// <summary>Frames a second. Our own line: neither vendor publishes one.</summary>
    public const int LowestFrameRate = 15;

    /// <summary>Percent. Our own line: Agora publishes when a picture is frozen (held for more than 600 ms), not from which loss on it will be.</summary>
    public const int FairLossPercent = 3;

    /// <inheritdoc cref="FairLossPercent" />
    public const int PoorLossPercent = 10;
}
