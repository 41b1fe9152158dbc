using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Features.Costs.Terms;

/// <summary>A field of text of the form.</summary>
/// <param name="Name">As <see cref="TermForm"/> has it.</param>
public sealed record TermField(string Name, string Label, string? Hint, Func<TermForm, string?> Value, bool IsFigure = true, bool IsOptional = false);

/// <summary>Which fields a kind of term has beside its days and its source.</summary>
public static class TermFields
{
    public static IReadOnlyList<TermField> Of(TermKind kind) => kind switch
    {
        TermKind.FreeMinutes => [new(nameof(TermForm.Minutes), "Free minutes a month", "0 ends them without others.", f => f.Minutes)],
        TermKind.VolumeDiscount => [new(nameof(TermForm.LastMinute), "Last minute with a discount", "Empty: there is no end. What is beyond gets none.", f => f.LastMinute, IsOptional: true)],
        TermKind.Package =>
        [
            new(nameof(TermForm.Name), "Name of the package", null, f => f.Name, IsFigure: false),
            new(nameof(TermForm.AmountUsd), "USD a month", "0, with 0 minutes, ends a package without another.", f => f.AmountUsd),
            new(nameof(TermForm.Minutes), "Standard minutes a month", "A minute of HD counts 4, of Full HD 9, of audio 1.", f => f.Minutes),
            new(nameof(TermForm.UsdPerThousand), "USD for 1,000 standard minutes beyond", "Empty: the service stops when they are used up.", f => f.UsdPerThousand, IsOptional: true),
        ],
        TermKind.TopUp =>
        [
            new(nameof(TermForm.Minutes), "Standard minutes", null, f => f.Minutes),
            new(nameof(TermForm.AmountUsd), "USD", null, f => f.AmountUsd),
        ],
        TermKind.StorageBlocks =>
        [
            new(nameof(TermForm.Minutes), "Minutes that may be stored", "Of all blocks bought that day.", f => f.Minutes),
            new(nameof(TermForm.AmountUsd), "USD for the whole time", "5.00 for each 1,000 minutes and month, by the price page.", f => f.AmountUsd),
        ],
        TermKind.ContractPrice => [new(nameof(TermForm.UsdPerThousand), "USD for 1,000 minutes", null, f => f.UsdPerThousand)],
        TermKind.Tax =>
        [
            new(nameof(TermForm.Name), "Name of the tax", "As the invoice calls it, for example GST.", f => f.Name, IsFigure: false),
            new(nameof(TermForm.Percent), "Per cent", "0 ends it.", f => f.Percent),
        ],
        _ =>
        [
            new(nameof(TermForm.Name), "Currency", "Three letters, for example EUR.", f => f.Name, IsFigure: false),
            new(nameof(TermForm.PerUsd), "How much of it a dollar is", "For example 0.92.", f => f.PerUsd),
        ],
    };

    /// <summary>The vendor whose rules a kind follows; null: it may be of any.</summary>
    public static string? VendorOf(TermKind kind) => kind switch
    {
        TermKind.Tax or TermKind.Currency or TermKind.ContractPrice => null,
        TermKind.StorageBlocks => CostKind.CloudflareStorage.Service,
        _ => CostKind.AgoraStreaming.Service,
    };

    public static string FromHint(TermKind kind) => kind switch
    {
        TermKind.TopUp => "The day on which it was bought; it is valid for a year.",
        TermKind.StorageBlocks => "The first day for which it was bought.",
        TermKind.ContractPrice => "The first billing day on which it holds.",
        _ => "The first day of the first month.",
    };

    public static string ToHint(TermKind kind) => kind switch
    {
        TermKind.StorageBlocks => "The last day for which it was bought.",
        _ => "Empty: until another takes its place.",
    };
}
