using System.Globalization;

namespace StreamOps.Components;

/// <summary>How a person wants figures grouped and their decimals marked.</summary>
public enum NumberStyle
{
    /// <summary>1,234.56</summary>
    Point,

    /// <summary>1.234,56</summary>
    Comma,

    /// <summary>1 234,56, with a space that does not break.</summary>
    Space,
}

/// <summary>Number styles by name, and as the framework's formatting knows them.</summary>
public static class NumberStyles
{
    private static readonly NumberFormatInfo Point = Of(".", ",");
    private static readonly NumberFormatInfo Comma = Of(",", ".");
    private static readonly NumberFormatInfo Space = Of(",", "\u00A0");

    /// <summary>As a form, a row and format.js name it: point, comma, space.</summary>
    public static string Name(this NumberStyle style) => style.ToString().ToLowerInvariant();

    /// <returns>Null where the name is none of a style.</returns>
    public static NumberStyle? Find(string? name) =>
        Enum.GetValues<NumberStyle>().Cast<NumberStyle?>().FirstOrDefault(style => style!.Value.Name() == name);

    public static NumberFormatInfo Format(this NumberStyle style) => style switch
    {
        NumberStyle.Comma => Comma,
        NumberStyle.Space => Space,
        _ => Point,
    };

    private static NumberFormatInfo Of(string point, string group)
    {
        var format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        (format.NumberDecimalSeparator, format.NumberGroupSeparator) = (point, group);
        return NumberFormatInfo.ReadOnly(format);
    }
}
