using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;

namespace StreamOps.Features.Costs.Prices;

/// <summary>Where a row stands on a day.</summary>
public enum PriceState
{
    /// <summary>Will hold from its day on.</summary>
    Coming,

    /// <summary>Holds today.</summary>
    Holding,

    /// <summary>Another row has taken its place.</summary>
    Past,
}

/// <summary>What the page of the price book shows.</summary>
/// <param name="Today">Billing day.</param>
/// <param name="Added">Id of the row that was added a moment ago.</param>
/// <param name="Owed">Streams that wait to be priced anew.</param>
/// <param name="MayChange">Whether the reader may add rows.</param>
public sealed record PricesReport(IReadOnlyList<PriceRow> Rows, DateOnly Today, long? Added, int Owed, bool MayChange)
{
    /// <summary>What came of withdrawing a row a moment ago; null: nobody did.</summary>
    public string? Outcome { get; init; }

    public IEnumerable<IGrouping<CostKind, PriceRow>> Lines =>
        Rows.GroupBy(r => new CostKind(r.Service, r.CostType)).OrderBy(g => g.Key);

    public PriceState StateOf(PriceRow row)
    {
        if (row.ValidFrom > Today)
        {
            return PriceState.Coming;
        }

        var holding = Rows
            .Where(r => r.Service == row.Service && r.CostType == row.CostType && r.Basis == row.Basis && r.Tier == row.Tier && r.ValidFrom <= Today)
            .OrderByDescending(r => r.ValidFrom)
            .ThenByDescending(r => r.Id)
            .First();
        return holding.Id == row.Id ? PriceState.Holding : PriceState.Past;
    }
}
