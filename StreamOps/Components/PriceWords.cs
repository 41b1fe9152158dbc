using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Components;

/// <summary>How prices and what they charge for are written, the same on every page.</summary>
public static class PriceWords
{
    /// <summary>"delivered minutes".</summary>
    public static string Of(PriceBasis basis) => WireName.Of(basis).Replace('-', ' ');

    /// <summary>"$3.99 per 1,000 min".</summary>
    public static string Of(Price price) => $"{Usd(price.UsdPerUnit)} per {Show.Figure(price.UnitMinutes, price.UnitMinutes % 1 == 0 ? 0 : 2)} min";

    /// <summary>"19,730 host minutes": what a line charges for; null where it adds up several things (a relay subscribes and transcodes).</summary>
    public static string? Quantity(CostLine line) => line.Parts.Select(p => p.Price.Basis).Distinct().ToList() is [var basis]
        ? $"{Show.Count((long)(line.Parts.Sum(p => p.QuantityMs) / 60_000m))} {Of(basis)}"
        : null;

    /// <summary>"since 1 Mar 2026".</summary>
    public static string Since(DateOnly validFrom) => validFrom == PricePresets.Beginning ? "from the beginning" : $"since {Show.Day(validFrom)}";

    /// <summary>A unit price: cents where that is all of it, else up to 6 decimals.</summary>
    public static string Usd(decimal amountUsd) => decimal.Round(amountUsd, 2) == amountUsd ? Show.Money(amountUsd) : Show.Rate(amountUsd);
}
