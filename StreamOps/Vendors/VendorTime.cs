using System.Globalization;
using System.Text.Json;

namespace StreamOps.Vendors;

/// <summary>Reads the instants of vendors: RFC 3339 with any number of fractional digits, and Unix time in seconds or milliseconds. All UTC.</summary>
public static class VendorTime
{
    /// <summary>In seconds this is the year 5138, in milliseconds 1973: between them no doubt is left.</summary>
    private const long FirstThatIsMilliseconds = 100_000_000_000;

    private const long LastMillisecond = 253_402_300_799_999;

    public static DateTimeOffset? Instant(this JsonElement json, string name) => json.Field(name) switch
    {
        { ValueKind: JsonValueKind.Number } number => FromUnix(number.AsWhole()),
        { ValueKind: JsonValueKind.String } text => FromUnix(text.AsWhole()) ?? FromText(text.AsText()),
        _ => null,
    };

    /// <summary>Decides between seconds and milliseconds by magnitude: Agora documents one and sends the other.</summary>
    public static DateTimeOffset? FromUnix(long? stamp) => stamp switch
    {
        null or < 0 or > LastMillisecond => null,
        >= FirstThatIsMilliseconds => DateTimeOffset.FromUnixTimeMilliseconds(stamp.Value),
        _ => DateTimeOffset.FromUnixTimeSeconds(stamp.Value),
    };

    private static DateTimeOffset? FromText(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
