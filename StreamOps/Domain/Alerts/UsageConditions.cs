namespace StreamOps.Domain.Alerts;

/// <summary>What a vendor metered on one of its days beside what was counted here. Viewer-minutes.</summary>
/// <param name="Day">UTC: vendors meter by no other.</param>
public sealed record MeteredDay(DateOnly Day, decimal VendorMinutes, decimal OwnMinutes)
{
    /// <summary>Per cent of the vendor's figure, which is the one that is billed. Against nothing, everything is all of it.</summary>
    public decimal OffPercent => VendorMinutes == 0 ? (OwnMinutes == 0 ? 0 : 100) : (OwnMinutes - VendorMinutes) / VendorMinutes * 100;
}

/// <summary>What the rule of usage drift makes of the newest day that a vendor's figure is known of.</summary>
public static class UsageConditions
{
    /// <summary>Viewer-minutes: 1 USD at Cloudflare's list price, under which nobody needs to look.</summary>
    private const decimal Least = 1000;

    /// <summary>A day's figure is read on the day after it; one that is older says nothing of now.</summary>
    private const int OldDays = 3;

    /// <param name="day">Null: no figure was ever read.</param>
    /// <param name="today">UTC.</param>
    public static Observation Drift(MeteredDay? day, DateOnly today, AlertRule rule)
    {
        if (day is null || today.DayNumber - day.Day.DayNumber > OldDays)
        {
            return Observation.Unknown("Cloudflare's usage of the last days has not been read.");
        }

        var percent = decimal.Abs(decimal.Round(day.OffPercent, 1));
        return decimal.Abs(day.OwnMinutes - day.VendorMinutes) < Least
            ? Observation.Fine(percent)
            : Observation.Reaching(
                percent,
                rule.Threshold,
                $"Cloudflare says that it delivered {day.VendorMinutes:N0} viewer-minutes on {day.Day:d MMM yyyy}. {day.OwnMinutes:N0} were counted here, {percent:0.#} % {(day.OffPercent > 0 ? "more" : "fewer")}.");
    }
}
