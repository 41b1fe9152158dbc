using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Platform;

/// <summary>The one zone, currency and first price book, section <c>Billing</c>.</summary>
/// <param name="Calendar">Days and months of the billing zone.</param>
/// <param name="Preset">What fills an empty price book.</param>
/// <param name="CloseDay">Day of the next month on which a month is closed, from 1; 0: by hand alone.</param>
public sealed record BillingOptions(BillingCalendar Calendar, PricePreset Preset, int CloseDay)
{
    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static BillingOptions From(IConfiguration configuration)
    {
        var zone = configuration["Billing:TimeZone"] ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            throw new ConfigurationException("Billing:TimeZone", zone, "a time zone of the IANA list, such as UTC or Europe/Berlin");
        }

        var currency = configuration["Billing:Currency"] ?? "USD";
        if (currency != "USD")
        {
            throw new ConfigurationException("Billing:Currency", currency, "USD, the currency of both vendors' price lists");
        }

        var preset = configuration["Billing:PricePreset"] ?? "published";
        return WireName.TryParse<PricePreset>(preset, out var known)
            ? new BillingOptions(new BillingCalendar(found), known, Settings.Whole(configuration, "Billing:CloseDay", 5, 0, CloseRule.LastDay))
            : throw new ConfigurationException("Billing:PricePreset", preset, string.Join(" or ", WireName.All<PricePreset>()));
    }
}
