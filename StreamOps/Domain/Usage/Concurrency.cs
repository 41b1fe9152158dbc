namespace StreamOps.Domain.Usage;

/// <summary>
/// Viewers of several streams together, as steps: at each offset the sum changes by a signed number.
/// Steps add up in any order, so contributions of streams may come late, twice corrected or out of turn.
/// </summary>
public sealed class Concurrency
{
    private readonly SortedDictionary<long, int> steps = [];

    public Concurrency()
    {
    }

    public Concurrency(IEnumerable<KeyValuePair<long, int>> steps)
    {
        foreach (var (offset, change) in steps)
        {
            Add(offset, change);
        }
    }

    /// <summary>The changes in order of their offset (milliseconds from whatever origin the owner chose), none of them zero.</summary>
    public IReadOnlyDictionary<long, int> Steps => steps;

    /// <summary>Largest sum at one time, at least 0. All changes at one offset happen together.</summary>
    public int Peak
    {
        get
        {
            var (sum, peak) = (0, 0);
            foreach (var change in steps.Values)
            {
                sum += change;
                peak = Math.Max(peak, sum);
            }

            return peak;
        }
    }

    public void Add(long offset, int change)
    {
        if (change == 0)
        {
            return;
        }

        var sum = steps.GetValueOrDefault(offset) + change;
        if (sum == 0)
        {
            steps.Remove(offset);
        }
        else
        {
            steps[offset] = sum;
        }
    }

    public void Add(Concurrency other)
    {
        foreach (var (offset, change) in other.steps)
        {
            Add(offset, change);
        }
    }

    public void Subtract(Concurrency other)
    {
        foreach (var (offset, change) in other.steps)
        {
            Add(offset, -change);
        }
    }

    /// <summary>Steps of some streams' holds, offsets in Unix milliseconds.</summary>
    public static Concurrency Of(IEnumerable<Hold> holds)
    {
        var sum = new Concurrency();
        foreach (var hold in holds)
        {
            sum.Add(hold.Span.Start.ToUnixTimeMilliseconds(), hold.Viewers.Total);
            sum.Add(hold.Span.End.ToUnixTimeMilliseconds(), -hold.Viewers.Total);
        }

        return sum;
    }
}
