using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing;

/// <summary>From how many viewers on an hour of the hybrid is not dearer than the same hour with Agora alone.</summary>
public sealed record BreakEven(HourCost Hybrid, HourCost AgoraOnly)
{
    /// <summary>Largest audience that the question makes sense for: more than there are people.</summary>
    private const decimal MostViewers = 10_000_000_000m;

    /// <summary>One host, relayed by Media Push: the usual stream.</summary>
    public static StreamFacts Usual(ResolutionTier tier) => new(StreamMode.Hybrid, RelayPath.MediaPush, tier, 1);

    public static BreakEven Of(ResolutionTier tier, PriceBook book, DateOnly day, AudienceKind audience) =>
        new(HourCost.Hybrid(Usual(tier), book, day), HourCost.AgoraOnly(Usual(tier), book, day, audience));

    /// <summary>Whether the book prices both sides at all; without prices there is nothing to compare.</summary>
    public bool IsPriced => Hybrid != default && AgoraOnly != default;

    /// <summary>The smallest whole number of viewers at which the hybrid is not dearer; null where there is none.</summary>
    public long? Viewers
    {
        get
        {
            var dearer = Hybrid.FixedUsd - AgoraOnly.FixedUsd;
            if (dearer <= 0)
            {
                return 0;
            }

            // Equal prices may differ in the last decimals of their quotients, which is no gain.
            var gain = decimal.Round(AgoraOnly.PerViewerUsd - Hybrid.PerViewerUsd, 14);
            return gain * MostViewers < dearer ? null : (long)decimal.Ceiling(decimal.Round(dearer / gain, 10));
        }
    }

    /// <summary>USD an hour that the hybrid saves; negative where it is dearer.</summary>
    public decimal SavingsUsd(long viewers) => AgoraOnly.At(viewers) - Hybrid.At(viewers);
}
