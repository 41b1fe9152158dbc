using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Where a term stands on a day.</summary>
public enum TermState
{
    Coming,
    Holding,

    /// <summary>Its last day is over.</summary>
    Ended,

    /// <summary>Another has taken its place.</summary>
    Replaced,
}

/// <summary>What the page of the terms shows.</summary>
/// <param name="Today">Billing day.</param>
/// <param name="Added">Id of the row that was added a moment ago.</param>
/// <param name="MayChange">Whether the reader may add rows.</param>
public sealed record TermsReport(IReadOnlyList<PriceTermRow> Rows, DateOnly Today, long? Added, bool MayChange)
{
    /// <summary>What came of withdrawing a row a moment ago; null: nobody did.</summary>
    public string? Outcome { get; init; }

    /// <summary>By vendor; in each by kind and subject, the newest first.</summary>
    public IEnumerable<IGrouping<string, PriceTermRow>> Vendors => Rows
        .OrderBy(r => r.Kind).ThenBy(r => r.Subject, StringComparer.Ordinal).ThenByDescending(r => r.ValidFrom).ThenByDescending(r => r.Revision)
        .GroupBy(r => r.Vendor)
        .OrderBy(v => v.Key, StringComparer.Ordinal);

    public TermState StateOf(PriceTermRow row)
    {
        if (Rows.Any(r => r.Subject == row.Subject && r.ValidFrom == row.ValidFrom && r.Revision > row.Revision))
        {
            return TermState.Replaced;
        }

        return row.ValidFrom > Today ? TermState.Coming
            : row.ValidTo < Today ? TermState.Ended
            : IsPurchase(row) || NewestOf(row) == row.Id ? TermState.Holding
            : TermState.Replaced;
    }

    private static bool IsPurchase(PriceTermRow row) => row.Kind is TermKind.TopUp or TermKind.StorageBlocks;

    /// <summary>Of those that hold today the one that began last.</summary>
    private long NewestOf(PriceTermRow row) => Rows
        .Where(r => r.Subject == row.Subject && r.ValidFrom <= Today && !(r.ValidTo < Today))
        .OrderByDescending(r => r.ValidFrom)
        .ThenByDescending(r => r.Revision)
        .First().Id;
}
