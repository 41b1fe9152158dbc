using System.Collections.Concurrent;
using StreamOps.Domain.Budgets;

namespace StreamOps.Data.Budgets;

/// <summary>
/// Keeps the daily costs of complete days for a few minutes: they hardly change, and budgets are judged every few seconds. What is spent today is
/// always read anew.
/// </summary>
public sealed class SpendMemory(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<BudgetScope, (DateOnly Today, DateTimeOffset ReadAt, DailySpend Days)> kept = new();

    /// <returns>Null unless all of them are known and fresh.</returns>
    public IReadOnlyDictionary<BudgetScope, DailySpend>? Find(DateOnly today, IReadOnlyCollection<BudgetScope> scopes)
    {
        var now = clock.GetUtcNow();
        var found = new Dictionary<BudgetScope, DailySpend>();
        foreach (var scope in scopes)
        {
            if (!kept.TryGetValue(scope, out var known) || known.Today != today || now - known.ReadAt >= Fresh)
            {
                return null;
            }

            found[scope] = known.Days;
        }

        return found;
    }

    public void Keep(DateOnly today, IReadOnlyDictionary<BudgetScope, DailySpend> read)
    {
        var now = clock.GetUtcNow();
        foreach (var (scope, days) in read)
        {
            kept[scope] = (today, now, days);
        }

        foreach (var old in kept.Where(k => now - k.Value.ReadAt >= Fresh).Select(k => k.Key))
        {
            kept.TryRemove(old, out _);
        }
    }
}
