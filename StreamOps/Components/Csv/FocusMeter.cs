using System.Globalization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Components.Csv;

/// <summary>A quantity under one price as FOCUS wants it: units times list price is the cost, to the last decimal that is written.</summary>
/// <param name="Units">Of <see cref="PricingUnit"/>.</param>
/// <param name="UsdPerUnit">List price, and what is paid: the price book has no other.</param>
internal sealed record FocusMeter(string PricingUnit, decimal Units, decimal UsdPerUnit, decimal Minutes, Price Price)
{
    /// <summary>
    /// Decimals of a quantity: of 1,000 minutes 60 ns, far below a millisecond, while a product with a price still fits the 28 digits of a
    /// decimal. What is cut off goes into the line's rounding.
    /// </summary>
    private const int Decimals = 12;

    public decimal CostUsd => Units * UsdPerUnit;

    /// <summary>What is bought, whatever it costs at the time: "cloudflare/delivery/delivered-minutes".</summary>
    public string SkuId => Price.Tier is { } tier ? $"{Price.Kind}/{WireName.Of(Price.Basis)}/{WireName.Of(tier)}" : $"{Price.Kind}/{WireName.Of(Price.Basis)}";

    /// <summary>The row of the price book.</summary>
    public string SkuPriceId => string.Create(CultureInfo.InvariantCulture, $"price-{Price.Id}");

    public static FocusMeter Of(Price price, long quantityMs)
    {
        var (minutes, usd) = (price.UnitMinutes, price.UsdPerUnit);
        // FOCUS counts whole units: a price of half a minute is one of five minutes at ten times as much.
        while (minutes % 1 != 0)
        {
            (minutes, usd) = (minutes * 10, usd * 10);
        }

        var unit = minutes == 1 ? "Minutes" : string.Create(CultureInfo.InvariantCulture, $"{minutes:0} Minutes");
        return new FocusMeter(unit, InUnits(quantityMs, minutes), usd, InUnits(quantityMs, 1), price);
    }

    private static decimal InUnits(long milliseconds, decimal minutes) => decimal.Round(milliseconds / (60_000m * minutes), Decimals);
}
