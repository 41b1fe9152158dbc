using System.Text.Json.Serialization;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>What a step of an invoice does, in the order in which the steps follow each other.</summary>
public enum InvoiceStepKind
{
    [JsonStringEnumMemberName("book-price")]
    BookPrice,

    [JsonStringEnumMemberName("replays")]
    Replays,

    [JsonStringEnumMemberName("kept-recordings")]
    KeptRecordings,

    [JsonStringEnumMemberName("contract-price")]
    ContractPrice,

    [JsonStringEnumMemberName("free-minutes")]
    FreeMinutes,

    [JsonStringEnumMemberName("volume-discount")]
    VolumeDiscount,

    [JsonStringEnumMemberName("in-package")]
    InPackage,

    [JsonStringEnumMemberName("prepaid")]
    Prepaid,

    [JsonStringEnumMemberName("more-blocks")]
    MoreBlocks,

    [JsonStringEnumMemberName("package-fee")]
    PackageFee,

    [JsonStringEnumMemberName("from-top-up")]
    FromTopUp,

    [JsonStringEnumMemberName("overage")]
    Overage,

    [JsonStringEnumMemberName("top-up")]
    TopUp,

    [JsonStringEnumMemberName("storage-share")]
    StorageShare,
}

/// <summary>One step on the way to a line of the invoice.</summary>
/// <param name="Basis">What is counted; null: nothing that a stream uses.</param>
/// <param name="Tier">Null: none, or several.</param>
/// <param name="Quantity">Minutes, standard minutes, days, or pieces, as the kind says.</param>
/// <param name="UnitSize">How many of them the unit price is for.</param>
/// <param name="UnitUsd">USD of a unit; negative: it is taken off. Null: the step has no price of its own.</param>
/// <param name="AmountUsd">USD, exact; the quantity at the unit price, where there is one.</param>
/// <param name="Why">In a sentence, with the source of what was agreed.</param>
public sealed record InvoiceStep(
    InvoiceStepKind Kind, PriceBasis? Basis, ResolutionTier? Tier, decimal Quantity, decimal UnitSize, decimal? UnitUsd, decimal AmountUsd, string Why)
{
    public static InvoiceStep Of(InvoiceStepKind kind, PriceBasis? basis, ResolutionTier? tier, decimal quantity, decimal unitSize, decimal unitUsd, string why) =>
        new(kind, basis, tier, quantity, unitSize, unitUsd, quantity * unitUsd / unitSize, why);
}
