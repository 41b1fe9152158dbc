using System.Text.Json.Serialization;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing;

/// <summary>Which Agora audience price the what-if takes.</summary>
public enum AudienceKind
{
    [JsonStringEnumMemberName("interactive")]
    Interactive,

    [JsonStringEnumMemberName("broadcast")]
    Broadcast,
}

/// <summary>What the same streams and viewers would have cost with Agora alone: hosts, and every viewer-minute over RTC.</summary>
public static class AgoraOnlyCost
{
    public static IReadOnlyList<CostLine> Of(StreamFacts facts, IEnumerable<DayUsage> days, PriceBook book, AudienceKind audience) =>
        CostLine.Merge(days.SelectMany(day => OfDay(facts, day, book, audience)));

    private static IEnumerable<CostLine> OfDay(StreamFacts facts, DayUsage usage, PriceBook book, AudienceKind audience)
    {
        var month = BillingMonth.Of(usage.Day);
        if (HostPrice(facts, usage.Day, book) is { } host)
        {
            yield return new CostLine(month, CostKind.AgoraStreaming, usage.LiveMs, 0, [new CostPart(host, usage.LiveMs * facts.Hosts)]);
        }

        if (AudiencePrice(facts, usage.Day, book, audience) is { } viewer)
        {
            var viewerMs = usage.HlsMs + usage.RtcMs;
            yield return new CostLine(month, CostKind.AgoraAudience, usage.LiveMs, viewerMs, [new CostPart(viewer, viewerMs)]);
        }
    }

    private static Price? HostPrice(StreamFacts facts, DateOnly day, PriceBook book) =>
        book.FirstOn(day, StreamCost.HostTier(facts), PriceBasis.AgoraOnlyHostMinutes, PriceBasis.HostMinutes);

    private static Price? AudiencePrice(StreamFacts facts, DateOnly day, PriceBook book, AudienceKind audience) =>
        audience == AudienceKind.Broadcast
            ? book.FirstOn(day, facts.Tier, PriceBasis.AgoraOnlyBroadcastMinutes, PriceBasis.AgoraOnlyAudienceMinutes, PriceBasis.AudienceMinutes)
            : book.FirstOn(day, facts.Tier, PriceBasis.AgoraOnlyAudienceMinutes, PriceBasis.AudienceMinutes);
}
