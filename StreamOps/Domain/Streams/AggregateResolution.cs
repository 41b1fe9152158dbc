namespace StreamOps.Domain.Streams;

/// <summary>Agora's tier of what one user receives. Edges: Agora RTC pricing page, read 2026-06-30.</summary>
public static class AggregateResolution
{
    /// <param name="pixels">Width times height, summed over all video streams received at the same time. 0: audio only.</param>
    public static ResolutionTier TierOf(long pixels) => pixels switch
    {
        <= 0 => ResolutionTier.Audio,
        <= 921_600 => ResolutionTier.Hd,
        <= 2_073_600 => ResolutionTier.FullHd,
        <= 3_686_400 => ResolutionTier.TwoK,
        _ => ResolutionTier.TwoKPlus,
    };

    public static ResolutionTier TierOf(IEnumerable<(int Width, int Height)> received) =>
        TierOf(received.Sum(r => (long)r.Width * r.Height));
}
