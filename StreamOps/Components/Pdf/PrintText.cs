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
        // Joined letters first: a base and its accent are one glyph, and lone surrogates are gone by then.
        var line = OneLine.Of(text, Most).Normalize();
        return line.All(Face.Regular.Has) ? line : Replaced(line);
    }

    private static string Replaced(string line)
    {
        var printed = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            printed.Append(rune.IsBmp && Face.Regular.Has((char)rune.Value) ? (char)rune.Value : Face.Replacement);
        }

        return printed.ToString();
    }
}
