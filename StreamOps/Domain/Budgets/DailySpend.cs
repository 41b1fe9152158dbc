namespace StreamOps.Domain.Budgets;

/// <summary>What whole billing days cost, in their order and without a gap: a day on which nobody was on air cost nothing.</summary>
/// <param name="First">The first day.</param>
/// <param name="Usd">USD of each day, exact.</param>
public sealed record DailySpend(DateOnly First, IReadOnlyList<decimal> Usd)
{
    /// <summary>The day after the last.</summary>
    public DateOnly End => First.AddDays(Usd.Count);

    public int Days => Usd.Count;

    /// <summary>0 outside.</summary>
    public decimal this[DateOnly day] => day >= First && day < End ? Usd[day.DayNumber - First.DayNumber] : 0;

    /// <summary>From the first day that cost something; nothing where none did.</summary>
    /// <param name="end">The day after the last.</param>
    public static DailySpend Of(IReadOnlyDictionary<DateOnly, decimal> days, DateOnly end)
    {
        var first = days.Where(d => d.Value != 0 && d.Key < end).Select(d => d.Key).DefaultIfEmpty(end).Min();
        return new DailySpend(first, [.. Enumerable.Range(0, end.DayNumber - first.DayNumber).Select(i => days.GetValueOrDefault(first.AddDays(i)))]);
    }

    /// <summary>What was known on the morning of a day.</summary>
    public DailySpend Before(DateOnly day) => day >= End ? this : new DailySpend(First, [.. Usd.Take(Math.Max(0, day.DayNumber - First.DayNumber))]);

    /// <summary>The last days of the series, at most so many.</summary>
    public DailySpend Last(int days) => Days <= days ? this : new DailySpend(End.AddDays(-days), [.. Usd.Skip(Days - days)]);

    /// <summary>One more day at the end.</summary>
    public DailySpend Then(decimal usd) => new(First, [.. Usd, usd]);

    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    public decimal Sum(DateOnly from, DateOnly until)
    {
        var sum = 0m;
        for (var day = from > First ? from : First; day < until && day < End; day = day.AddDays(1))
        {
            sum += this[day];
        }

        return sum;
    }
}
