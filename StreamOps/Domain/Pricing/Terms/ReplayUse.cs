namespace StreamOps.Domain.Pricing.Terms;

/// <summary>How much of a month's recordings people watched after the show, as far as the vendor has told for good.</summary>
/// <param name="Minutes">Viewer-minutes on the days that are known; null: none is known, which is not 0.</param>
/// <param name="KnownDays">Vendor's days whose usage is read for good.</param>
/// <param name="MissingDays">Days that are over and not known for good.</param>
public sealed record ReplayUse(decimal? Minutes, int KnownDays, int MissingDays)
{
    public static ReplayUse Of(IReadOnlyDictionary<DateOnly, long> replayedMs, int missingDays) =>
        new(replayedMs.Count == 0 ? null : replayedMs.Values.Sum() / 60_000m, replayedMs.Count, missingDays);
}
