namespace StreamOps.Domain.Usage;

/// <summary>People watching at one instant.</summary>
/// <param name="Hls">Over HLS from Cloudflare.</param>
/// <param name="Rtc">Over RTC in the Agora channel, hosts and bots left out.</param>
public readonly record struct Viewers(int Hls, int Rtc)
{
    public int Total => Hls + Rtc;
}
