using System.Globalization;

namespace StreamOps.Features.Shared;

/// <summary>A day and time of a form, in the billing zone.</summary>
internal static class LocalMinute
{
    private const string Format = "yyyy-MM-dd'T'HH:mm";

    public static string? Write(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).ToString(Format, CultureInfo.InvariantCulture) : null;

    /// <returns>UTC; null for what is no time, or one that the clocks jump over. Of a time that comes twice, the first.</returns>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 2000 or > 2100 || zone.IsInvalidTime(local))
        {
            return null;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
