namespace StreamOps.Data.Figures;

/// <summary>Orders and cuts rows that are few enough to be in memory.</summary>
internal static class CostOrders
{
    public static IReadOnlyList<CostShare> Page(IEnumerable<CostShare> rows, CostOrder order)
    {
        var ordered = (order.ByName, order.Descending) switch
        {
            (true, false) => rows.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal),
            (true, true) => rows.OrderByDescending(r => r.Name, StringComparer.Ordinal).ThenByDescending(r => r.Key, StringComparer.Ordinal),
            (false, false) => rows.OrderBy(r => r.AmountUsd).ThenBy(r => r.Key, StringComparer.Ordinal),
            _ => rows.OrderByDescending(r => r.AmountUsd).ThenBy(r => r.Key, StringComparer.Ordinal),
        };
        return [.. ordered.Skip((order.Page - 1) * order.PageSize).Take(order.PageSize)];
    }
}
