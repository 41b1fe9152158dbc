using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Platform;

/// <summary>How money is counted, section <c>Billing</c>. Amounts are in US dollars, the currency of both vendors' price lists.</summary>
/// <param name="TimeZone">Zone whose days and months the figures follow, by its id such as <c>Europe/Berlin</c>. Default UTC.</param>
/// <param name="PricePreset">What fills an empty price book. Default the vendors' published prices.</param>
public sealed record BillingOptions(TimeZoneInfo TimeZone, PricePreset PricePreset)
{
    private const string ZoneKey = "Billing:TimeZone";
    private const string CurrencyKey = "Billing:Currency";
    private const string PresetKey = "Billing:PricePreset";

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static BillingOptions From(IConfiguration configuration)
    {
        var currency = Text(configuration, CurrencyKey, "USD");
        return currency == "USD"
            ? new BillingOptions(Zone(Text(configuration, ZoneKey, "UTC")), Preset(Text(configuration, PresetKey, "published")))
            : throw new ConfigurationException(CurrencyKey, currency, "USD");
    }

    private static TimeZoneInfo Zone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new ConfigurationException(ZoneKey, id, "the id of a time zone, such as UTC or Europe/Berlin");

    private static PricePreset Preset(string word) =>
        WireName.TryParse<PricePreset>(word, out var preset)
            ? preset
            : throw new ConfigurationException(PresetKey, word, string.Join(" or ", WireName.All<PricePreset>()));

    private static string Text(IConfiguration configuration, string key, string otherwise) =>
        configuration[key] is { Length: > 0 } text ? text : otherwise;
}
