using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>What a month was expected to come to, and what it came to, USD.</summary>
/// <param name="Forecast">Null: there was not enough data for one.</param>
public sealed record ForecastError(BillingMonth Month, SpendForecast? Forecast, decimal ActualUsd)
{
    /// <summary>Of what it came to; null where either is missing. Positive: too much was expected.</summary>
    public decimal? Percent => Forecast is null || ActualUsd == 0 ? null : (Forecast.ExpectedUsd - ActualUsd) / ActualUsd * 100;

    public bool? WasWithin => Forecast is null ? null : ActualUsd >= Forecast.LowUsd && ActualUsd <= Forecast.HighUsd;
}

/// <summary>How good the forecast was: asked of each of the last months as it stood then.</summary>
public static class ForecastReview
{
    public const int Months = 6;

    /// <summary>Days of a month that were over when it was asked.</summary>
    public const int DaysIn = 10;

    /// <param name="past">Complete days.</param>
    /// <param name="running">The month that runs, which has no outcome yet.</param>
    /// <returns>The newest first; months that the series does not cover are left out.</returns>
    public static IReadOnlyList<ForecastError> Of(DailySpend past, BillingMonth running)
    {
        var errors = new List<ForecastError>();
        for (var month = running.Previous; errors.Count < Months && month.FirstDay >= past.First; month = month.Previous)
        {
            errors.Add(Of(past, month, DaysIn));
        }

        return errors;
    }

    /// <summary>The forecast of a month on the morning after so many days of it.</summary>
    public static ForecastError Of(DailySpend past, BillingMonth month, int daysIn)
    {
        var today = month.FirstDay.AddDays(daysIn);
        var soFar = new MonthSoFar(past.Sum(month.FirstDay, today), today, 1);
        return new ForecastError(month, MonthEnd.Of(past.Before(today), month, soFar), past.Sum(month.FirstDay, month.Next.FirstDay));
    }
}
