namespace StreamOps.Vendors.Demo.World;

/// <summary>How busy a shop is by time of year, week and day (UTC). 1 is an ordinary evening.</summary>
internal static class Seasons
{
    private const double ShoppingPeakDayOfYear = 335;

    /// <summary>Highest before the winter holidays, lowest in early summer.</summary>
    public static double OfYear(DateTimeOffset at) =>
        1 + (0.25 * Math.Cos(2 * Math.PI * (at.DayOfYear - ShoppingPeakDayOfYear) / 365));

    public static double OfWeek(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => 0.8,
        DayOfWeek.Tuesday => 0.85,
        DayOfWeek.Thursday => 1.05,
        DayOfWeek.Friday => 1.2,
        DayOfWeek.Saturday => 1.15,
        DayOfWeek.Sunday => 1.1,
        _ => 0.95,
    };

    /// <summary>Fullest around 20:00, and never empty: somewhere it is evening.</summary>
    public static double OfDay(DateTimeOffset at)
    {
        var distance = Math.Abs(at.TimeOfDay.TotalHours - 20);
        var hours = Math.Min(distance, 24 - distance);
        return 0.5 + (0.5 * Math.Exp(-hours * hours / 20));
    }
}
