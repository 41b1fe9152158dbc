using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamOps.Components;

/// <summary>
/// Reads a figure that a person typed: with a decimal point, or as the <see cref="Reader"/> writes figures. What could mean two figures is
/// none: 1.234 of somebody who writes 1.234,56, and 1,234 of anybody, since a comma may be a decimal one.
/// </summary>
public static class TypedFigure
{
    private static readonly char[] Spaces = [' ', '\u00A0', '\u202F'];

    /// <summary>A figure with decimals in the forms that are read: "3.99", or "3,99 or 3.99".</summary>
    public static string Example => Point == "." ? "3.99" : $"3{Point}99 or 3.99";

    private static string Point => Numbers.NumberDecimalSeparator;

    private static NumberFormatInfo Numbers => Reader.Current.Numbers.Format();

    /// <returns>False where it is no figure that is not negative, or where it may be two.</returns>
    public static bool TryRead(string? text, out decimal figure)
    {
        figure = 0;
        var typed = text?.Trim() ?? "";
        var isPlain = decimal.TryParse(typed, System.Globalization.NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain);
        var isOwn = TryReadOwn(typed, out var own);
        if (isPlain == isOwn)
        {
            figure = plain;
            return isPlain && plain == own;
        }

        figure = isPlain ? plain : own;
        return isPlain || !IsLoneGroup(typed);
    }

    /// <summary>Groups of exactly three, so that a decimal mark that is typed twice or in the wrong place is no figure.</summary>
    private static bool TryReadOwn(string typed, out decimal figure)
    {
        var (point, group) = (Regex.Escape(Point), Numbers.NumberGroupSeparator);
        var groups = string.IsNullOrWhiteSpace(group) ? $"[{string.Concat(Spaces)}]" : Regex.Escape(group);
        figure = 0;
        if (!Regex.IsMatch(typed, $"^([0-9]+|[0-9]{{1,3}}({groups}[0-9]{{3}})+)({point}[0-9]+)?$"))
        {
            return false;
        }

        var digits = string.Concat(typed.Where(c => char.IsAsciiDigit(c) || c == Point[0]));
        return decimal.TryParse(digits.Replace(Point, ".", StringComparison.Ordinal), System.Globalization.NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out figure);
    }

    private static bool IsLoneGroup(string typed) => typed.Count(c => c is ',' or '.') == 1 && !typed.Contains(Point, StringComparison.Ordinal);
}
