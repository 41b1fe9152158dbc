using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Alerts;

/// <summary>What the rules of streams make of a live stream.</summary>
public static class StreamConditions
{
    /// <summary>Of a smaller audience a few people are half.</summary>
    public const int LeastViewers = 20;

    public static Observation RelayError(HealthFacts facts) => facts switch
    {
        { IsRelayed: false } => Observation.Gone("The stream is not relayed."),
        { Relay: RelayStatus.Error } => Observation.Bad(null, $"The relay to Cloudflare fails: HLS viewers see nothing."),
        { Relay: RelayStatus.Stopped } => Observation.Bad(null, $"The relay to Cloudflare has stopped: HLS viewers see nothing."),
        _ => Observation.Fine(),
    };

    /// <param name="silence">Since its newest sample; of one without any, since its start.</param>
    /// <param name="maxGap">Of a slow cadence so long a silence is none.</param>
    /// <param name="kbps">By the newest sample.</param>
    public static Observation Stalled(TimeSpan silence, TimeSpan maxGap, int? kbps, AlertRule rule)
    {
        var seconds = decimal.Round((decimal)silence.TotalSeconds);
        if (silence > maxGap && seconds >= rule.Threshold)
        {
            return Observation.Bad(seconds, $"On air, and no sample for {seconds:0} s.");
        }

        return kbps == 0 && silence <= maxGap ? Observation.Bad(seconds, $"On air, and no media arrives: 0 Mbps.") : Observation.Fine(seconds);
    }

    public static Observation Ingest(HealthFacts facts) => facts switch
    {
        { IsIngested: false } => Observation.Gone("Cloudflare does not take the stream in."),
        { IsFresh: true, Relay: RelayStatus.Starting } => Observation.Fine(),
        { MeasuredKbps: null, Ingest: null } => Observation.Unknown("Neither bitrate nor keyframes are measured."),
        _ => StreamHealth.OfIngest(facts) is { } found ? Observation.Bad(null, found.Finding) : Observation.Fine(),
    };

    /// <param name="before">Average viewers of the minute that lies the rule's window back; null where nobody sampled it.</param>
    /// <param name="now">By the newest sample; null where it does not say.</param>
    public static Observation ViewerDrop(decimal? before, int? now, AlertRule rule)
    {
        if (before is not { } then)
        {
            return Observation.Fine();
        }

        if (now is not { } viewers)
        {
            return Observation.Unknown("The number of viewers is not known.");
        }

        var lost = then < LeastViewers || viewers >= then ? 0 : decimal.Round((then - viewers) / then * 100, 1);
        return Observation.Reaching(lost, rule.Threshold, $"{lost:0.#} % of the viewers left within {rule.WindowMinutes} min: {viewers:N0} of {then:N0} are there.");
    }
}
