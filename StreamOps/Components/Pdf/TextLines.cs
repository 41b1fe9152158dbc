namespace StreamOps.Components.Pdf;

/// <summary>Breaks a text into lines.</summary>
internal static class TextLines
{
    private const string Ellipsis = "…";

    /// <param name="text">As <see cref="PrintText"/> leaves it.</param>
    /// <param name="most">Lines; what does not go into them is cut off and marked.</param>
    /// <returns>At least one line, none wider than the width. Broken at spaces, and within words that are wider than a line.</returns>
    public static IReadOnlyList<string> Of(string text, Lettering lettering, float width, int most)
    {
        var lines = new List<string>(1);
        var rest = text;
        while (lines.Count < most - 1 && lettering.Fitting(rest, width) is var fitting && fitting < rest.Length)
        {
            var space = rest.LastIndexOf(' ', fitting);
            var end = space > 0 ? space : fitting;
            lines.Add(rest[..end]);
            rest = rest[end..].TrimStart(' ');
        }

        lines.Add(Clipped(rest, lettering, width));
        return lines;
    }

    private static string Clipped(string text, Lettering lettering, float width) =>
        lettering.Fitting(text, width) == text.Length
            ? text
            : text[..lettering.Fitting(text, width - lettering.Width(Ellipsis))].TrimEnd(' ') + Ellipsis;
}
