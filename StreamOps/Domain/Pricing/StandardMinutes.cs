using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing;

/// <summary>
/// Agora's packages count in standard minutes: one is a minute of received audio, other tiers count several times.
/// Factors: Agora RTC pricing page, 2026-06-30.
/// </summary>
public static class StandardMinutes
{
    /// <summary>Standard minutes in a minute of use.</summary>
    /// <param name="tier">What the user receives.</param>
    /// <param name="audience">A host counts as interactive.</param>
    public static decimal FactorOf(ResolutionTier tier, AudienceKind audience) => (tier, audience) switch
    {
        (ResolutionTier.Audio, AudienceKind.Interactive) => 1m,
        (ResolutionTier.Hd, AudienceKind.Interactive) => 4m,
        (ResolutionTier.FullHd, AudienceKind.Interactive) => 9m,
        (ResolutionTier.TwoK, AudienceKind.Interactive) => 16m,
        (ResolutionTier.TwoKPlus, AudienceKind.Interactive) => 36m,
        (ResolutionTier.Audio, _) => 0.57m,
        (ResolutionTier.Hd, _) => 2m,
        (ResolutionTier.FullHd, _) => 4.57m,
        (ResolutionTier.TwoK, _) => 8m,
        _ => 18m,
    };

    /// <summary>A month's use in standard minutes, rounded up once over all tiers, as Agora bills it.</summary>
    /// <param name="usage">Seconds of use by tier and kind; several entries of one tier add up.</param>
    public static decimal Billed(IEnumerable<(ResolutionTier Tier, AudienceKind Audience, decimal Seconds)> usage) =>
        decimal.Ceiling(usage.Sum(u => u.Seconds * FactorOf(u.Tier, u.Audience)) / 60m);
}
