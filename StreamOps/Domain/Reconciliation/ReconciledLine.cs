namespace StreamOps.Domain.Reconciliation;

/// <summary>An item of a vendor's period: what was estimated here, metered there and billed.</summary>
/// <param name="EstimatedMs">Counted here.</param>
/// <param name="EstimatedCents">Under the price book, rounded up once.</param>
/// <param name="EstimatedUsd">The same, exact.</param>
/// <param name="HasPrice">The price book charges for it.</param>
/// <param name="MeteredMs">Null: the vendor does not tell. Days that were not read are in it as counted here.</param>
/// <param name="MeteredCents">The metered quantity under the price book, rounded up once.</param>
/// <param name="BilledMinutes">Null: no invoice, or one that names no minutes.</param>
/// <param name="BilledCents">Null: there is no invoice yet.</param>
/// <param name="Causes">Add up to <see cref="DifferenceCents"/>.</param>
/// <param name="Proposals">Prices of the invoice that are not those of the book.</param>
public sealed record ReconciledLine(
    BilledItem Item,
    long EstimatedMs,
    long EstimatedCents,
    decimal EstimatedUsd,
    bool HasPrice,
    long? MeteredMs,
    long? MeteredCents,
    decimal? BilledMinutes,
    long? BilledCents,
    IReadOnlyList<CauseShare> Causes,
    IReadOnlyList<PriceProposal> Proposals)
{
    public decimal EstimatedMinutes => ItemPricing.Minutes(EstimatedMs);

    public decimal? MeteredMinutes => MeteredMs is { } ms ? ItemPricing.Minutes(ms) : null;

    /// <summary>Billed less estimated; metered less estimated as long as there is no invoice. Null: there is nothing to compare with.</summary>
    public long? DifferenceCents => (BilledCents ?? MeteredCents) - EstimatedCents;

    /// <summary>Of the same two.</summary>
    public decimal? DifferenceMinutes => (BilledCents is null ? MeteredMinutes : BilledMinutes) - EstimatedMinutes;
}
