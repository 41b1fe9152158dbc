using StreamOps.Domain.Budgets;

namespace StreamOps.Domain.Alerts;

/// <summary>A part of a day's cost beside what it usually is.</summary>
/// <param name="Name">For a person: a service or a channel.</param>
public sealed record SpendPart(string Name, decimal Spent, decimal Usual)
{
    public decimal Off => Spent - Usual;
}

/// <summary>What the rule of cost anomalies makes of the last complete day.</summary>
public static class SpendConditions
{
    /// <summary>USD: under it nobody needs to look.</summary>
    private const decimal Least = 1;

    /// <summary>A platform whose days scatter widely has wide days.</summary>
    private const int Scatters = 2;

    /// <param name="day">Null: not enough days are known.</param>
    /// <param name="services">USD.</param>
    /// <param name="channels">Viewer-minutes.</param>
    public static Observation Anomaly(UsualDay? day, IReadOnlyList<SpendPart> services, IReadOnlyList<SpendPart> channels, AlertRule rule)
    {
        if (day is null)
        {
            return Observation.Unknown($"It takes {MonthEnd.LeastDays} complete days to know what is usual.");
        }

        var percent = decimal.Abs(decimal.Round(day.OffPercent, 1));
        if (!IsFar(day) || percent < rule.Threshold)
        {
            return Observation.Fine(percent);
        }

        return Observation.Bad(
            percent,
            $"{day.Day:d MMM yyyy} cost {day.SpentUsd:0.00} USD, {percent:0.#} % {(day.OffUsd > 0 ? "more" : "less")} than the {day.ExpectedUsd:0.00} USD of a usual {day.Day.DayOfWeek}.{Cause(day, services, channels)}");
    }

    private static bool IsFar(UsualDay day) => decimal.Abs(day.OffUsd) >= Least && decimal.Abs(day.OffUsd) > Scatters * day.ScatterUsd;

    private static string Cause(UsualDay day, IReadOnlyList<SpendPart> services, IReadOnlyList<SpendPart> channels)
    {
        var service = Largest(day, services) is { } s ? FormattableString.Invariant($" Most of it is {s.Name}: {s.Spent:0.00} against {s.Usual:0.00} USD.") : "";
        var channel = Largest(day, channels) is { } c ? FormattableString.Invariant($" The channel furthest off is {c.Name}: {c.Spent:N0} viewer-minutes against {c.Usual:N0}.") : "";
        return service + channel;
    }

    /// <summary>Off in the same direction as the day.</summary>
    private static SpendPart? Largest(UsualDay day, IReadOnlyList<SpendPart> parts) =>
        parts.Where(p => p.Off * day.OffUsd > 0).MaxBy(p => decimal.Abs(p.Off));
}
