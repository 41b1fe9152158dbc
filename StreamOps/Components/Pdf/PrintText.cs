using System.Globalization;
using System.Text;

namespace StreamOps.Components.Pdf;

/// <summary>Text that others wrote, as the statement can print it: one line, no controls, no marks that turn the direction of writing.</summary>
internal static class PrintText
{
    /// <summary>More than any name may have.</summary>
    private const int Most = 600;

    /// <returns>Every character has a glyph; what the fonts lack has become <see cref="Face.Replacement"/>.</returns>
    public static string Of(string text)
    {
        var line = OneLine.Of(text, Most);
        return line.All(Face.Regular.Has) ? line : Replaced(Joined(line), IsPrinted);
    }

    /// <summary>A letter and its accent become the one glyph that the fonts have. What is no character of Unicode cannot be joined and goes first.</summary>
    private static string Joined(string line) => Replaced(line, rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned).Normalize();

    private static bool IsPrinted(Rune rune) => rune.IsBmp && Face.Regular.Has((char)rune.Value);

    private static string Replaced(string line, Func<Rune, bool> isKept)
    {
        var printed = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            printed.Append(isKept(rune) ? rune.ToString() : Face.Replacement.ToString());
        }

        return printed.ToString();
    }
}
