using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

/// <summary>What a database does with contributions: adds the changes up.</summary>
internal sealed class RollUps
{
    private readonly Dictionary<DateTimeOffset, Audience> minutes = [];
    private readonly Dictionary<DateOnly, Audience> days = [];
    private readonly Dictionary<DateTimeOffset, Concurrency> platform = [];
    private Audience total;

    public void Add(StreamContribution change)
    {
        total += change.Total;
        foreach (var (minute, audience) in change.Minutes)
        {
            minutes[minute] = minutes.GetValueOrDefault(minute) + audience;
        }

        foreach (var (day, audience) in change.Days)
        {
            days[day] = days.GetValueOrDefault(day) + audience;
        }

        foreach (var (minute, steps) in change.Platform)
        {
            platform.TryAdd(minute, new Concurrency());
            platform[minute].Add(steps);
        }
    }

    /// <param name="peaks">False where the stream was cut short: a peak is never taken back.</param>
    public void AssertSame(RollUps other, bool peaks)
    {
        Assert.Equal(Shown(other.total, peaks), Shown(total, peaks));
        Assert.Equal(Filled(other.minutes, peaks), Filled(minutes, peaks));
        Assert.Equal(Filled(other.days, peaks), Filled(days, peaks));
        Assert.Equal(Steps(other.platform), Steps(platform));
    }

    private static Dictionary<TKey, Audience> Filled<TKey>(Dictionary<TKey, Audience> sums, bool peaks)
        where TKey : notnull =>
        sums.Select(s => (s.Key, Value: Shown(s.Value, peaks))).Where(s => s.Value != default).ToDictionary(s => s.Key, s => s.Value);

    private static Audience Shown(Audience audience, bool peaks) => peaks ? audience : audience with { Peak = null };

    private static Dictionary<DateTimeOffset, string> Steps(Dictionary<DateTimeOffset, Concurrency> platform) =>
        platform.Where(m => m.Value.Steps.Count > 0).ToDictionary(m => m.Key, m => string.Join(' ', m.Value.Steps.Select(s => $"{s.Key}:{s.Value}")));
}
