using System.Text.Json.Serialization;
using StreamOps.Domain.Money;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>What a line of an invoice is for, in the order of the invoice.</summary>
public enum InvoiceItem
{
    /// <summary>What streams used, under one service and cost type.</summary>
    [JsonStringEnumMemberName("usage")]
    Usage,

    /// <summary>A package of standard minutes and what was used beyond it.</summary>
    [JsonStringEnumMemberName("package")]
    Package,

    [JsonStringEnumMemberName("top-up")]
    TopUp,

    [JsonStringEnumMemberName("storage-blocks")]
    StorageBlocks,
}

/// <summary>A line of an invoice as finance sees it: its exact steps added up and rounded up to a cent, once.</summary>
/// <param name="Kind">Of usage; null: it belongs to the account.</param>
public sealed record InvoiceLine(InvoiceItem Item, CostKind? Kind, IReadOnlyList<InvoiceStep> Steps)
{
    /// <summary>USD, exact.</summary>
    public decimal AmountUsd => Steps.Sum(s => s.AmountUsd);

    public long Cents => Usd.ToCentsRoundedUp(AmountUsd);
}
