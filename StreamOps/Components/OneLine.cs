using System.Globalization;
using System.Text;

namespace StreamOps.Components;

/// <summary>Text that others wrote, where it must neither break a line nor run over it: subjects, lines of a mail.</summary>
public static class OneLine
{
    /// <param name="text">Anything.</param>
    /// <param name="most">Characters kept; what is cut off is marked.</param>
    /// <returns>Line breaks of every alphabet, controls and marks that turn the direction of writing have become spaces, several of them one.</returns>
    public static string Of(string text, int most)
    {
        var line = new StringBuilder();
        var (kept, isGap) = (0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBreak(rune))
            {
                isGap = kept > 0;
                continue;
            }

            if (kept + (isGap ? 2 : 1) > most)
            {
                return line.Append('…').ToString();
            }

            line.Append(isGap ? " " : "").Append(rune);
            kept += isGap ? 2 : 1;
            isGap = false;
        }

        return line.ToString();
    }

    private static bool IsBreak(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
}
