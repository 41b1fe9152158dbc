using System.Globalization;
using StreamOps.Components;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs;

/// <summary>How quantities, lines and workings are written on the pages of costs.</summary>
public static class CostWords
{
    /// <summary>"Agora relay".</summary>
    public static string Of(CostKind kind)
    {
        var part = new Components.CostPart(kind.Service, kind.CostType, 0);
        return $"{part.ServiceName}, {part.TypeName}";
    }

    /// <summary>Where the record of a line stands on the page of a stream's records.</summary>
    /// <param name="month">yyyy-MM.</param>
    public static string Anchor(CostKind kind, string month) => $"{kind.Service}-{kind.CostType}-{month}";

    /// <summary>"1,234.5 min × $3.99 per 1,000 min = $4.925655": what a part of a record comes to. At most 6 decimals; "≈" where there are more.</summary>
    public static string Formula(Domain.Pricing.CostPart part)
    {
        var minutes = part.QuantityMs / 60_000m;
        var isExact = decimal.Round(minutes, 6) == minutes && decimal.Round(part.AmountUsd, 6) == part.AmountUsd;
        return $"{minutes.ToString("#,##0.######", CultureInfo.InvariantCulture)} min × {PriceWords.Of(part.Price)} {(isExact ? "=" : "≈")} {Exact(part.AmountUsd)}";
    }

    /// <summary>The tier that a price is for; empty where it is for any.</summary>
    public static string Tier(Price price) => price.Tier is { } tier ? WireName.Of(tier) : "";

    public static string Rounding(VendorRounding rounding) => rounding switch
    {
        VendorRounding.WholeMinute => "up to a minute a month",
        VendorRounding.WholeUnit => "up to a whole unit a month",
        _ => "none",
    };

    /// <summary>Minutes with 2 decimals.</summary>
    public static string Minutes(long milliseconds) => Show.Figure(milliseconds / 60_000m, 2) + " min";

    /// <summary>An amount before rounding in a sentence: up to 6 decimals.</summary>
    public static string Exact(decimal amountUsd) => Show.Rate(amountUsd);

    /// <summary>"1 stream", "2 streams".</summary>
    public static string Plural(long count, string noun) => $"{Show.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
