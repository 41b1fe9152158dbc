using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Components;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs.Prices;

/// <summary>A new price as it is typed. Figures are read with a decimal point, and as the reader writes figures where that leaves no doubt.</summary>
public sealed class PriceForm
{
    private const decimal Most = 1_000_000m;
    private const int LongestSource = 400;

    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    public string? Line { get; set; }

    public string? Tier { get; set; }

    public string? UsdPerUnit { get; set; }

    public string? UnitMinutes { get; set; } = "1000";

    public string? FreeMinutes { get; set; } = "0";

    public string? Rounding { get; set; } = WireName.Of(VendorRounding.Exact);

    public string? ValidFrom { get; set; }

    public string? Source { get; set; }

    /// <summary>The day for which the reader has seen how many streams will be priced anew.</summary>
    public string? ConfirmedFrom { get; set; }

    /// <summary>The line for which the reader has seen that it will charge twice.</summary>
    public string? ConfirmedLine { get; set; }

    public bool IsDayConfirmed => ConfirmedFrom is not null && ConfirmedFrom == ValidFrom;

    public bool IsLineConfirmed => ConfirmedLine is not null && ConfirmedLine == Line;

    /// <summary>The price, or null with a message beside every field that is wrong.</summary>
    public Price? Read(ModelStateDictionary errors)
    {
        var line = PricedLine.Find(Line);
        Check(errors, line is not null, nameof(Line), "Choose the line that the price is for.");
        var anyTier = string.IsNullOrEmpty(Tier);
        var hasTier = WireName.TryParse<ResolutionTier>(Tier, out var tier);
        Check(errors, anyTier || hasTier, nameof(Tier), "Choose a tier of the list.");
        var amount = Figure(errors, UsdPerUnit, nameof(UsdPerUnit), 0, Most, $"Write an amount in USD from 0 to {Show.Count(1_000_000)}, with at most 8 decimals, for example {TypedFigure.Example}.");
        var unit = Figure(errors, UnitMinutes, nameof(UnitMinutes), 0.01m, Most, Show.Text($"Write the size of a unit in minutes, from {0.01m} to {1_000_000:N0}, for example 1000."));
        var free = Figure(errors, FreeMinutes, nameof(FreeMinutes), 0, 1_000_000_000m, "Write the free minutes of a month, for example 10000; 0 where there are none.");
        var isRounding = WireName.TryParse<VendorRounding>(Rounding, out var rounding);
        Check(errors, isRounding, nameof(Rounding), "Choose how the vendor rounds.");
        var isDay = DateOnly.TryParseExact(ValidFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && from >= Earliest && from < Latest;
        Check(errors, isDay, nameof(ValidFrom), "Choose a day from 2000 to 2099, written yyyy-mm-dd.");
        var source = Source?.Trim() ?? "";
        Check(errors, source.Length is > 0 and <= LongestSource, nameof(Source), "Say where the price comes from, in at most 400 characters.");
        return errors.IsValid
            ? new Price(0, line!.Value.Kind, line.Value.Basis, hasTier ? tier : null, unit, amount, free, rounding, from, source)
            : null;
    }

    private static decimal Figure(ModelStateDictionary errors, string? text, string name, decimal least, decimal most, string message)
    {
        var read = TypedFigure.TryRead(text, out var figure) && figure >= least && figure <= most && decimal.Round(figure, 8) == figure;
        Check(errors, read, name, message);
        return figure;
    }

    private static void Check(ModelStateDictionary errors, bool right, string name, string message)
    {
        if (!right)
        {
            errors.AddModelError($"Form.{name}", message);
        }
    }
}
