namespace StreamOps.Domain.Health;

/// <summary>A verdict with its reason and what to do.</summary>
/// <param name="Finding">The measured value and the limit it is held against; a page writes the figures as its reader does.</param>
/// <param name="Advice">What to do; empty where there is nothing to do.</param>
public sealed record StreamHealth(HealthGrade Grade, FormattableString Finding, string Advice)
{
    private const string EvenKeyframes = "Set the encoder's keyframe interval to a fixed 4 s; 4 to 8 s are advised.";

    /// <summary>Order in which somebody should look: 0 is the first. A known fault comes before the unknown.</summary>
    public int Urgency => Grade switch
    {
        HealthGrade.Poor => 0,
        HealthGrade.NoData => 1,
        HealthGrade.Fair => 2,
        _ => 3,
    };

    /// <summary>Finding and advice in one text, for where nobody in particular reads.</summary>
    public string Reason => $"{FormattableString.Invariant(Finding)} {Advice}".TrimEnd();

    public static StreamHealth Of(HealthFacts facts)
    {
        if (!facts.IsFresh)
        {
            return new(
                HealthGrade.NoData,
                facts.SinceLastSample is null
                    ? (FormattableString)$"No sample has arrived yet."
                    : $"No sample for more than {facts.MaxGap.TotalSeconds:0} s, three sampling intervals.",
                WhoIsSilent(facts));
        }

        // The worst first: the first that applies is the verdict.
        return OfRelay(facts) ?? OfPublisher(facts) ?? OfStall(facts) ?? OfAudience(facts) ?? OfBitrate(facts) ?? OfKeyframes(facts) ?? OfUpload(facts) ?? OfPicture(facts) ?? OfStart(facts)
            ?? new StreamHealth(HealthGrade.Good, Fine(facts), "");
    }

    /// <summary>What arrives at Cloudflare against Cloudflare's own limits alone; null where it is inside, or not known.</summary>
    public static StreamHealth? OfIngest(HealthFacts facts) => OfStall(facts) ?? OfBitrate(facts) ?? OfKeyframes(facts);

    /// <summary>A seller reads it too, and has no System health to look into.</summary>
    private static string WhoIsSilent(HealthFacts facts) => facts.IsSentOverApi
        ? "Check the program that sends them over the API."
        : "The sampler or a vendor does not answer: admins see which under System health.";

    private static StreamHealth? OfRelay(HealthFacts facts) => facts switch
    {
        { IsRelayed: true, Relay: Streams.RelayStatus.Error } => new(
            HealthGrade.Poor,
            $"The relay to Cloudflare fails: HLS viewers see nothing.",
            "Restart the relay; check stream key, codec (Cloudflare takes H.264 and AAC) and keyframe interval (2 to 10 s)."),
        { IsRelayed: true, Relay: Streams.RelayStatus.Stopped } => new(
            HealthGrade.Poor, $"The relay to Cloudflare has stopped: HLS viewers see nothing.", "Start it again."),
        _ => null,
    };

    private static StreamHealth? OfPublisher(HealthFacts facts) => facts switch
    {
        { PacketLossPercent: > HealthLimits.PoorLossPercent and var loss } => new(
            HealthGrade.Poor,
            $"{loss:0.#} % of the publisher's packets are lost; over {HealthLimits.PoorLossPercent} % the picture freezes (Agora counts from 600 ms).",
            "Move the publisher to a better network, or lower the resolution."),
        { BitrateKbps: 0 } => new(HealthGrade.Poor, $"No media arrives: 0 Mbps.", "Check the publisher's camera and connection."),
        _ => null,
    };

    private static StreamHealth? OfStall(HealthFacts facts) => facts is { IsIngested: true, Ingest.UploadPercent: >= HealthLimits.PoorUploadPercent and var percent }
        ? new(
            HealthGrade.Poor,
            $"Uploading takes {percent:0.#} % of the time that it shows; from {HealthLimits.PoorUploadPercent} % on viewers stall.",
            "Lower the encoder's bitrate, or move the publisher to a better network.")
        : null;

    private static StreamHealth? OfAudience(HealthFacts facts) => facts.ViewersKnown
        ? null
        : facts.IsSentOverApi
            ? new(HealthGrade.NoData, $"The number of viewers is not known: the newest sample does not say it.", "Check the program that sends the samples over the API.")
            : new(HealthGrade.NoData, $"The number of viewers is not known: the vendor did not say it in the newest sample.", "Admins see the vendor's error under System health.");

    private static StreamHealth? OfBitrate(HealthFacts facts) => facts switch
    {
        { IsIngested: true, MeasuredKbps: < HealthLimits.LowestBitrateKbps and var kbps } => new(
            HealthGrade.Fair,
            $"The bitrate is {kbps / 1000m:0.0##} Mbps, under Cloudflare's floor of {HealthLimits.LowestBitrateKbps / 1000} Mbps.",
            "Raise the encoder's bitrate."),
        { IsIngested: true, MeasuredKbps: > HealthLimits.HighestBitrateKbps and var kbps } => new(
            HealthGrade.Fair,
            $"The bitrate is {kbps / 1000m:0.0##} Mbps, over Cloudflare's ceiling of {HealthLimits.HighestBitrateKbps / 1000} Mbps.",
            "Lower the encoder's bitrate."),
        _ => null,
    };

    private static StreamHealth? OfKeyframes(HealthFacts facts) => facts switch
    {
        { IsIngested: true, Ingest.KeyframeSeconds: < HealthLimits.ShortestKeyframeSeconds and var seconds } => new(
            HealthGrade.Fair,
            $"A keyframe comes every {seconds:0.##} s, under Cloudflare's floor of {HealthLimits.ShortestKeyframeSeconds} s.",
            EvenKeyframes),
        { IsIngested: true, Ingest.LongestKeyframeSeconds: > HealthLimits.LongestKeyframeSeconds and var seconds } => new(
            HealthGrade.Fair,
            $"Up to {seconds:0.##} s pass between two keyframes, over Cloudflare's ceiling of {HealthLimits.LongestKeyframeSeconds} s.",
            EvenKeyframes),
        _ => null,
    };

    private static StreamHealth? OfUpload(HealthFacts facts) => facts is { IsIngested: true, Ingest.UploadPercent: >= HealthLimits.FairUploadPercent and var percent }
        ? new(
            HealthGrade.Fair,
            $"Uploading takes {percent:0.#} % of the time that it shows; Cloudflare asks for less than {HealthLimits.FairUploadPercent} %.",
            "Watch the publisher's network, or lower the encoder's bitrate.")
        : null;

    private static StreamHealth? OfPicture(HealthFacts facts) => facts switch
    {
        { PacketLossPercent: > HealthLimits.FairLossPercent and var loss } => new(
            HealthGrade.Fair,
            $"{loss:0.#} % of the publisher's packets are lost; up to {HealthLimits.FairLossPercent} % goes unseen.",
            "Watch the publisher's network: Wi-Fi to cable, or fewer devices on it."),
        { FrameRate: < HealthLimits.LowestFrameRate and var frames } => new(
            HealthGrade.Fair,
            $"{frames:0.#} frames a second, under {HealthLimits.LowestFrameRate} frames a second: motion stutters.",
            "The publisher's device may be overloaded: close other programs or lower the resolution."),
        _ => null,
    };

    private static StreamHealth? OfStart(HealthFacts facts) => facts is { IsRelayed: true, Relay: Streams.RelayStatus.Starting }
        ? new(HealthGrade.Fair, $"The relay is starting.", "Wait; a relay that has not begun after a minute has failed.")
        : null;

    private static FormattableString Fine(HealthFacts facts) => facts switch
    {
        { IsIngested: true, MeasuredKbps: { } kbps, Ingest.KeyframeSeconds: { } seconds } =>
            $"Samples arrive; {kbps / 1000m:0.0} Mbps and a keyframe every {seconds:0.#} s are inside Cloudflare's {HealthLimits.LowestBitrateKbps / 1000} to {HealthLimits.HighestBitrateKbps / 1000} Mbps and {HealthLimits.ShortestKeyframeSeconds} to {HealthLimits.LongestKeyframeSeconds} s.",
        { IsIngested: true, MeasuredKbps: { } kbps } =>
            $"Samples arrive and the bitrate of {kbps / 1000m:0.0} Mbps is inside Cloudflare's {HealthLimits.LowestBitrateKbps / 1000} to {HealthLimits.HighestBitrateKbps / 1000} Mbps.",
        _ => $"Samples arrive; nothing that they say is outside the vendors' limits.",
    };
}
