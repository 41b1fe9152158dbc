namespace StreamOps.Vendors.Agora;

/// <summary>What Agora metered of a project on one UTC day. There is no split by channel or user.</summary>
/// <param name="Date">UTC day.</param>
/// <param name="Seconds">Seconds by the vendor's name of the tier, such as <c>durationVideoHd</c>.</param>
public sealed record AgoraUsageDay(DateOnly Date, IReadOnlyDictionary<string, long> Seconds)
{
    /// <summary>The business that RTC minutes are metered under; others are <c>transcodeDuration</c>, <c>recording</c>, <c>cloudRecording</c>, <c>miniapp</c>.</summary>
    public const string AudioAndVideo = "default";

    public long Audio => Of("durationAudioAll");

    public long Hd => Of("durationVideoHd");

    /// <summary>HD above the plain tier; the vendor's text and example label it differently.</summary>
    public long HdPlus => Of("durationVideoHdp");

    public long FullHd => Of("durationVideo1080P");

    public long TwoK => Of("durationVideo2K");

    public long FourK => Of("durationVideo4K");

    private long Of(string tier) => Seconds.GetValueOrDefault(tier);
}
