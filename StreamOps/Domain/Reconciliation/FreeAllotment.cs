namespace StreamOps.Domain.Reconciliation;

/// <summary>Agora's free minutes are taken off the quantities without a line of their own: seen by their sum.</summary>
internal static class FreeAllotment
{
    public static bool IsTaken(IReadOnlyList<ItemSteps> steps, IReadOnlyList<BilledLine>? billed)
    {
        var items = steps.Where(s => s.Item.IsRealTime && s.BillableMinutes > 0).ToList();
        if (billed is null || items.Count == 0)
        {
            return false;
        }

        var missing = items.ConvertAll(s => decimal.Ceiling(s.BillableMinutes) - (s.MinutesOn(billed) ?? 0));
        var allotment = Math.Min(BilledItem.FreeAllotment, items.Sum(s => decimal.Ceiling(s.BillableMinutes)));
        return missing.TrueForAll(m => m >= 0) && Math.Abs(missing.Sum() - allotment) <= items.Count;
    }
}
