namespace StreamOps.Domain.Budgets;

/// <summary>How much of an ordinary day each weekday costs: 1.2 on a Friday that costs a fifth more than the average day.</summary>
internal sealed class WeekdayPattern
{
    /// <summary>A weekday that was seen twice is believed half.</summary>
    private const int Doubt = 2;

    private readonly decimal[] factors = new decimal[7];

    public WeekdayPattern(DailySpend past)
    {
        var average = past.Days == 0 ? 0 : past.Sum(past.First, past.End) / past.Days;
        for (var weekday = 0; weekday < 7; weekday++)
        {
            var seen = Enumerable.Range(0, past.Days).Where(i => (int)past.First.AddDays(i).DayOfWeek == weekday).Select(i => past.Usd[i]).ToList();
            factors[weekday] = average == 0 ? 1 : ((seen.Sum() / average) + Doubt) / (seen.Count + Doubt);
        }
    }

    public decimal Of(DateOnly day) => factors[(int)day.DayOfWeek];
}
