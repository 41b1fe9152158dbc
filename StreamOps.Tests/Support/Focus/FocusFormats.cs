using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StreamOps.Tests.Support.Focus;

/// <summary>How FOCUS 1.2 wants values written. The model leaves its attributes to people; these are the ones that can be read off a cell.</summary>
internal static partial class FocusFormats
{
    private const string Units =
        "(?:Counts?|Units?|Requests?|Tokens?|Connections?|Certificates?|Domains?|Cores?|[KMGTPE]i?B|[KMGTPE]?i?b|Bytes?|Bits?|Years?|Months?|Days?|Hours?|Minutes?|Seconds?)";

    private const string Times = "(?:Years?|Months?|Days?|Hours?|Minutes?|Seconds?)";

    private static readonly HashSet<string> Currencies =
    [
        .. ("AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN "
            + "ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
            + "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
            + "SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG").Split(' '),
    ];

    public static decimal? Decimal(string text) =>
        IsNumeric(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static bool IsNumeric(string text) => Numeric().IsMatch(text);

    public static bool IsInstant(string text) =>
        Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    public static bool IsNationalCurrency(string text) => Currencies.Contains(text);

    /// <summary>Three capitals are a code of ISO 4217; anything longer is a virtual currency, which is text.</summary>
    public static bool IsCurrency(string text) => text.Length == 3 ? IsNationalCurrency(text) : IsString(text);

    public static bool IsString(string text) => !text.Contains('\uFFFD') && !string.IsNullOrWhiteSpace(text);

    public static bool IsUnit(string text) => Unit().IsMatch(text);

    /// <summary>An object of JSON whose keys differ and whose values are no objects and no lists.</summary>
    public static bool IsKeyValue(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.EnumerateObject().All(p => p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^-?\d+(\.\d+)?([eE]-?\d+)?$")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
    private static partial Regex Instant();

    [GeneratedRegex($"^(?:\\d+ )?{Units}(?:-{Times})?$|^{Units}/(?:\\d+ )?{Times}$")]
    private static partial Regex Unit();
}
