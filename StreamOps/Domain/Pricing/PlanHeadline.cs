using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing;

/// <summary>
/// The month with which the original plan argues for the hybrid: 30 hours of streaming by one host before 200 buyers.
/// Its summary says 361.80 USD with Agora alone (6 cents a participant-hour) and 36.50 USD hybrid.
/// </summary>
public static class PlanHeadline
{
    public const int Hours = 30;
    public const int Buyers = 200;

    private const long LiveMs = Hours * 3_600_000L;

    /// <summary>The plan's month under a preset.</summary>
    public static Comparison Under(PricePreset preset, AudienceKind audience = AudienceKind.Interactive)
    {
        var book = PricePresets.Of(preset);
        var facts = new StreamFacts(StreamMode.Hybrid, RelayPath.MediaPush, ResolutionTier.Hd, 1);
        var usage = new DayUsage(new BillingMonth(2026, 1).FirstDay, LiveMs, LiveMs * Buyers, 0);
        return new Comparison(
            StreamCost.Of(facts, [usage], book),
            AgoraOnlyCost.Of(facts, [usage], book, audience),
            new ComparedUsage(LiveMs, LiveMs, usage.HlsMs, LiveMs));
    }
}
