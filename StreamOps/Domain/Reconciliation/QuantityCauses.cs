namespace StreamOps.Domain.Reconciliation;

/// <summary>Splits what a vendor metered more, or less, than was counted here by its causes. What a day was not read of is taken as counted.</summary>
public static class QuantityCauses
{
    /// <returns>For each item that is metered, parts that add up to the metered less the counted quantity of the days that were read.</returns>
    public static IEnumerable<QuantityDifference> Of(
        IReadOnlyList<UsedQuantity> used, IReadOnlyList<MeteredQuantity> metered, IReadOnlyDictionary<DateOnly, DayFacts> days)
    {
        var (usedOn, meteredOn) = (used.ToLookup(u => u.Day), metered.Where(m => m.Nature != ViewNature.Kept).ToLookup(m => m.Day));
        var ofDays = days.Where(d => d.Value.IsRead).SelectMany(d => OfDay(d.Key, [.. usedOn[d.Key]], [.. meteredOn[d.Key]], d.Value));
        return ofDays.Concat(metered.Where(m => m.Nature == ViewNature.Kept).Select(m => Kept(m, used))).Where(d => d.Ms != 0);
    }

    private static QuantityDifference Kept(MeteredQuantity stored, IReadOnlyList<UsedQuantity> used) =>
        new(stored.Item, stored.Day, DifferenceCause.KeptRecordings, stored.Ms - used.Where(u => stored.Item.Bases.Contains(u.Basis)).Sum(u => u.Ms));

    private static IEnumerable<QuantityDifference> OfDay(DateOnly day, List<UsedQuantity> used, List<MeteredQuantity> metered, DayFacts facts)
    {
        foreach (var other in metered.Where(m => m.Nature != ViewNature.Live))
        {
            yield return new QuantityDifference(other.Item, day, CauseOf(other.Nature), other.Ms);
        }

        var items = BilledItem.All.Where(i => i.IsRealTime || i == BilledItem.Delivery).ToList();
        var off = items.ConvertAll(item => (Item: item, Ms: Live(metered, item) - Counted(used, item)));
        var moved = Moved([.. off.Where(o => o.Item.IsRealTime)]);
        foreach (var (item, ms) in off)
        {
            var elsewhere = moved.GetValueOrDefault(item);
            yield return new QuantityDifference(item, day, DifferenceCause.Tier, elsewhere);
            yield return new QuantityDifference(item, day, Rest(item, facts), ms - elsewhere);
        }
    }

    /// <summary>What some tiers have more of and others less is the same minutes at another tier.</summary>
    private static Dictionary<BilledItem, long> Moved(List<(BilledItem Item, long Ms)> off)
    {
        var (more, less) = (off.Sum(o => Math.Max(o.Ms, 0)), off.Sum(o => Math.Max(-o.Ms, 0)));
        var shift = Math.Min(more, less);
        return Shared(off.FindAll(o => o.Ms > 0), shift, more)
            .Concat(Shared(off.FindAll(o => o.Ms < 0), -shift, -less))
            .ToDictionary(s => s.Item, s => s.Ms);
    }

    /// <summary>In proportion, whole milliseconds; the last takes what division leaves.</summary>
    private static IEnumerable<(BilledItem Item, long Ms)> Shared(List<(BilledItem Item, long Ms)> off, long shift, long total)
    {
        var left = shift;
        foreach (var (item, ms) in off)
        {
            var share = item == off[^1].Item ? left : decimal.ToInt64(decimal.Truncate((decimal)ms * shift / total));
            left -= share;
            yield return (item, share);
        }
    }

    private static DifferenceCause Rest(BilledItem item, DayFacts facts) =>
        !facts.HasStreams || (facts.HasLostEnd && item.IsRealTime) ? DifferenceCause.MissingWebhook : DifferenceCause.Sampling;

    private static DifferenceCause CauseOf(ViewNature nature) => nature switch
    {
        ViewNature.Replay => DifferenceCause.ReplayViews,
        ViewNature.Unseen => DifferenceCause.MissingWebhook,
        _ => DifferenceCause.Unexplained,
    };

    private static long Live(List<MeteredQuantity> metered, BilledItem item) =>
        metered.Where(m => m.Item == item && m.Nature == ViewNature.Live).Sum(m => m.Ms);

    private static long Counted(List<UsedQuantity> used, BilledItem item) =>
        used.Where(u => item.Bases.Contains(u.Basis) && u.Tier == (item.Tier ?? u.Tier)).Sum(u => u.Ms);
}
