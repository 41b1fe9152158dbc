using System.Globalization;

namespace StreamOps.Components;

/// <summary>
/// How figures and instants look, everywhere: one minus sign, one way to say that nothing is known, and the zone and
/// separators of the <see cref="Reader"/>. wwwroot/js/format.js says the same for figures that change while a page is open.
/// </summary>
public static class Show
{
    /// <summary>Stands where a figure is not known. Never a zero.</summary>
    public const string Unknown = "–";

    private const string Minus = "\u2212";
    private const string Space = "\u00A0";

    /// <summary>USD with cents. Lines arrive in whole cents by the money rules; anything finer is rounded half away from zero.</summary>
    public static string Money(decimal? amountUsd) => Usd(amountUsd, "N2");

    /// <summary>USD with cents, and with its sign when it is a change.</summary>
    public static string MoneyChange(decimal? amountUsd) => amountUsd > 0 ? "+" + Money(amountUsd) : Money(amountUsd);

    /// <summary>A sentence whose lines do not end between a sign and its amount: browsers may break there.</summary>
    public static string Unbroken(string text) => text.Replace("\u2212$", "\u2212\u2060$", StringComparison.Ordinal).Replace("+$", "+\u2060$", StringComparison.Ordinal);

    /// <summary>USD of a small rate, such as a cost per minute or a unit price: 4 to 6 decimals.</summary>
    public static string Rate(decimal? amountUsd) => Usd(amountUsd, "#,##0.0000##");

    /// <summary>An amount before rounding, always with 6 decimals: a column of them is read down the point.</summary>
    public static string Exact(decimal? amountUsd) => Usd(amountUsd, "N6");

    public static string Count(long? count) => count is { } n ? Signed(n, "N0") : Unknown;

    /// <summary>A measured figure with a fixed number of decimals, half away from zero.</summary>
    public static string Figure(decimal? value, int decimals = 1) =>
        value is { } v ? Signed(Math.Round(v, decimals, MidpointRounding.AwayFromZero), "N" + decimals.ToString(CultureInfo.InvariantCulture)) : Unknown;

    /// <param name="percent">In hundredths: 72.5 shows as 72.5%.</param>
    /// <param name="decimals">Decimals kept.</param>
    public static string Percent(decimal? percent, int decimals = 1) =>
        percent is null ? Unknown : Figure(percent, decimals) + "%";

    public static string PercentChange(decimal? percent, int decimals = 1) =>
        percent > 0 ? "+" + Percent(percent, decimals) : Percent(percent, decimals);

    /// <summary>The two largest units, from seconds to hours: "42 s", "5 min 09 s", "1 h 05 min", "1,234 h 00 min".</summary>
    public static string Duration(TimeSpan? duration)
    {
        if (duration is not { } d)
        {
            return Unknown;
        }

        var sign = d < TimeSpan.Zero ? Minus : "";
        var seconds = (long)Math.Abs(d.TotalSeconds);
        return sign + (seconds switch
        {
            < 60 => Text($"{seconds}{Space}s"),
            < 3600 => Text($"{seconds / 60}{Space}min{Space}{seconds % 60:00}{Space}s"),
            _ => Text($"{seconds / 3600:N0}{Space}h{Space}{seconds % 3600 / 60:00}{Space}min"),
        });
    }

    /// <summary>Words with figures in them, those written as the reader writes figures: "Bitrate 1,5 Mbps".</summary>
    public static string Text(FormattableString words) => words.ToString(Numbers);

    public static string Duration(double? seconds) =>
        Duration(seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    /// <summary>Date and time in the reader's zone, its distance from UTC shown: "12 Oct 2026, 14:03 UTC", "12 Oct 2026, 16:03 UTC+2".</summary>
    public static string Instant(DateTimeOffset? at) => Local(at, "d MMM yyyy, HH:mm", isNamed: true);

    /// <summary>The reader's day on which an instant lies.</summary>
    public static string Day(DateTimeOffset? at) => Local(at, "d MMM yyyy", isNamed: false);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Time of day with seconds in the reader's zone, its distance from UTC shown: "14:03:22 UTC".</summary>
    public static string Clock(DateTimeOffset? at) => Local(at, "HH:mm:ss", isNamed: true);

    /// <summary>The reader's zone, by the name people know: "UTC", "Europe/Berlin".</summary>
    public static string Zone => Reader.Current.Zone.Id;

    /// <param name="month">As in the query string, yyyy-MM.</param>
    public static string Month(string month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
            : month;

    /// <summary>For datetime attributes and scripts: ISO 8601 with Z.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For data-value attributes: the figure itself, full precision, no separators; empty when not known.</summary>
    public static string Raw(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static NumberFormatInfo Numbers => Reader.Current.Numbers.Format();

    private static string Usd(decimal? amountUsd, string format)
    {
        if (amountUsd is not { } amount)
        {
            return Unknown;
        }

        var figure = Math.Abs(amount).ToString(format, Numbers);
        return (IsZero(figure) || amount > 0 ? "" : Minus) + "$" + figure;
    }

    private static string Signed(decimal value, string format)
    {
        var figure = Math.Abs(value).ToString(format, Numbers);
        return (value < 0 && !IsZero(figure) ? Minus : "") + figure;
    }

    // A figure that rounds to nothing carries no sign: there is no minus zero on a bill.
    private static bool IsZero(string figure) => !figure.Any(c => c is >= '1' and <= '9');

    private static string Local(DateTimeOffset? at, string format, bool isNamed)
    {
        if (at is not { } instant)
        {
            return Unknown;
        }

        var local = TimeZoneInfo.ConvertTime(instant, Reader.Current.Zone);
        return local.ToString(format, CultureInfo.InvariantCulture) + (isNamed ? " UTC" + Offset(local.Offset) : "");
    }

    // The distance from UTC and not a name like CET: it is never ambiguous, not even in the hour that autumn repeats.
    private static string Offset(TimeSpan offset) => offset == TimeSpan.Zero
        ? ""
        : (offset < TimeSpan.Zero ? Minus : "+") + offset.ToString(offset.Minutes == 0 ? "%h" : "h\\:mm", CultureInfo.InvariantCulture);
}
