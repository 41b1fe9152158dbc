using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reports;

/// <summary>
/// Spreads the booked cents of the month's lines over the rows of a table (channels, days), line by line, so that each column and the table as
/// a whole come to what is booked, whatever the vendor's free minutes and rounding did to the month.
/// </summary>
public static class StatementTables
{
    /// <param name="lines">The month's lines.</param>
    /// <param name="rows">Exact USD by row, line and in any order; a row without cost of a line is left out.</param>
    /// <returns>Cents by row and line. A line that no row has cost of is missing: nobody is there to carry it.</returns>
    public static IReadOnlyDictionary<(TKey Row, CostKind Kind), long> Spread<TKey>(
        IEnumerable<CostLine> lines, IReadOnlyCollection<(TKey Row, CostKind Kind, decimal AmountUsd)> rows)
        where TKey : notnull
    {
        var byKind = rows.ToLookup(r => r.Kind);
        var spread = new Dictionary<(TKey, CostKind), long>(rows.Count);
        foreach (var line in lines)
        {
            var shares = byKind[line.Kind].GroupBy(r => r.Row).Select(g => (Row: g.Key, Usd: g.Sum(r => r.AmountUsd))).Where(s => s.Usd != 0).ToList();
            foreach (var (share, cents) in shares.Zip(OfLine(line, shares.ConvertAll(s => s.Usd))))
            {
                spread[(share.Row, line.Kind)] = cents;
            }
        }

        return spread;
    }

    /// <summary>Each row has of the month's amount what it has of the list prices.</summary>
    private static IReadOnlyList<long> OfLine(CostLine line, List<decimal> exactUsd)
    {
        var sum = exactUsd.Sum();
        var month = line.MonthAmountUsd;
        return sum == 0 ? [] : WholeCents.Spread(line.MonthCents, sum == month ? exactUsd : exactUsd.ConvertAll(usd => usd * month / sum));
    }
}
