using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Health;

/// <summary>One leg of a live stream as it stands.</summary>
/// <param name="Grade">Null where the stream has no such leg.</param>
/// <param name="State">A word or two: "Publishing", "Relaying", "Off air".</param>
/// <param name="Figures">What was measured, for a page to write as its reader does; null where nothing is known.</param>
public sealed record StreamLeg(HealthGrade? Grade, string State, FormattableString? Figures);

/// <summary>The way of a stream: into Agora, over the relay, out of Cloudflare.</summary>
public sealed record StreamLegs(StreamLeg Agora, StreamLeg Relay, StreamLeg Cloudflare)
{
    private static readonly StreamLeg Unused = new(null, "Not used", null);
    private static readonly StreamLeg Unknown = new(HealthGrade.NoData, "No data", null);

    /// <param name="isLive">What the newest sample says of the whole stream.</param>
    /// <param name="audience">Each leg's viewers by the newest sample; null where its source did not say.</param>
    public static StreamLegs Of(HealthFacts facts, bool isLive, (int? Hls, int? Rtc) audience) => new(
        facts.Mode == StreamMode.HlsOnly ? Unused : AgoraOf(facts, isLive, audience.Rtc),
        facts.IsRelayed ? RelayOf(facts) : Unused,
        facts.IsIngested ? CloudflareOf(facts, isLive, audience.Hls) : Unused);

    private static StreamLeg AgoraOf(HealthFacts facts, bool isLive, int? viewers)
    {
        if (!facts.IsFresh)
        {
            return Unknown;
        }

        var figures = Measured(facts, viewers);
        return facts switch
        {
            _ when !isLive => new(HealthGrade.Poor, "Off air", figures),
            { BitrateKbps: 0 } => new(HealthGrade.Poor, "No media", figures),
            { PacketLossPercent: > HealthLimits.PoorLossPercent } => new(HealthGrade.Poor, "Losing packets", figures),
            { PacketLossPercent: > HealthLimits.FairLossPercent } or { FrameRate: < HealthLimits.LowestFrameRate } => new(HealthGrade.Fair, "Strained", figures),
            { BitrateKbps: null, FrameRate: null, PacketLossPercent: null } when viewers is null => Unknown,
            _ => new(HealthGrade.Good, "Publishing", figures),
        };
    }

    private static Listed? Measured(HealthFacts facts, int? viewers)
    {
        // One part a fact, so that what is not known is not said.
        var parts = new List<FormattableString>();
        if (facts.BitrateKbps is { } kbps)
        {
            parts.Add($"{kbps / 1000m:0.0#} Mbps");
        }

        if (facts.FrameRate is { } frames)
        {
            parts.Add($"{frames:0.#} fps");
        }

        if (facts.PacketLossPercent is { } loss)
        {
            parts.Add($"{loss:0.#} % loss");
        }

        if (viewers is { } rtc)
        {
            parts.Add($"{rtc:N0} over RTC");
        }

        return parts.Count == 0 ? null : new Listed(parts);
    }

    private static StreamLeg RelayOf(HealthFacts facts) => !facts.IsFresh ? Unknown : facts.Relay switch
    {
        RelayStatus.Active => new(HealthGrade.Good, "Relaying", null),
        RelayStatus.Starting => new(HealthGrade.Fair, "Starting", null),
        RelayStatus.Stopped => new(HealthGrade.Poor, "Stopped", null),
        _ => new(HealthGrade.Poor, "Relay error", null),
    };

    private static StreamLeg CloudflareOf(HealthFacts facts, bool isLive, int? viewers) => (facts.IsFresh, isLive, viewers) switch
    {
        (false, _, _) => Unknown,
        // What still plays is the rest of a buffer: nothing new comes in.
        (true, true, _) when facts is { IsRelayed: true, Relay: RelayStatus.Error or RelayStatus.Stopped } => new(HealthGrade.Poor, "Nothing comes in", Delivered(facts, viewers)),
        (true, true, _) when facts is { IsRelayed: true, Relay: RelayStatus.Starting } => new(HealthGrade.Fair, "Waiting", Delivered(facts, viewers)),
        (true, true, null) => Unknown,
        (_, false, _) => new(HealthGrade.Poor, "Off air", null),
        (_, _, { } hls) => new(HealthGrade.Good, "On air", Delivered(facts, hls)),
    };

    private static FormattableString? Delivered(HealthFacts facts, int? viewers) => (facts.Ingest?.BitrateKbps, viewers) switch
    {
        ({ } kbps, { } hls) => $"{kbps / 1000m:0.0#} Mbps in · {hls:N0} over HLS",
        (_, { } hls) => $"{hls:N0} over HLS",
        _ => null,
    };

    /// <summary>Several texts in a row, each with its figures.</summary>
    private sealed class Listed(IReadOnlyList<FormattableString> parts) : FormattableString
    {
        public override string Format => string.Join(" · ", parts.Select(p => p.Format));

        public override int ArgumentCount => parts.Sum(p => p.ArgumentCount);

        public override object?[] GetArguments() => [.. parts.SelectMany(p => p.GetArguments())];

        public override object? GetArgument(int index) => GetArguments()[index];

        public override string ToString(IFormatProvider? formatProvider) => string.Join(" · ", parts.Select(p => p.ToString(formatProvider)));
    }
}
