namespace StreamOps.Domain.Reconciliation;

/// <summary>What of the delivered minutes was no live show: recordings, watched on later days.</summary>
public static class ReplayedMinutes
{
    /// <summary>By UTC day, viewer-milliseconds; a day on which nobody watched one has 0.</summary>
    /// <param name="settled">Days whose usage is known for good. Others have no figure yet.</param>
    public static IReadOnlyDictionary<DateOnly, long> ByDay(IEnumerable<DateOnly> settled, IEnumerable<MeteredQuantity> metered)
    {
        var replayed = metered.Where(m => m.Item == BilledItem.Delivery && m.Nature == ViewNature.Replay).ToLookup(m => m.Day, m => m.Ms);
        return settled.ToDictionary(day => day, day => replayed[day].Sum());
    }
}
