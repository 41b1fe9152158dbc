namespace StreamOps.Domain.Reconciliation;

/// <summary>How near the estimate came to the bill, as it stood when the invoice was entered: what the invoice taught is no credit to it.</summary>
public static class EstimateAccuracy
{
    /// <returns>In per cent, 100 where they are the same, never below 0; null where nothing was billed.</returns>
    public static decimal? Percent(long estimatedCents, long billedCents) =>
        billedCents <= 0 ? null : Math.Max(0, 100m - (100m * Math.Abs(billedCents - estimatedCents) / billedCents));
}
