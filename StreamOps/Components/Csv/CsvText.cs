using System.Buffers;
using System.Text.RegularExpressions;

namespace StreamOps.Components.Csv;

/// <summary>
/// Text that no spreadsheet takes for a formula. An apostrophe goes before a sign that would begin one (= + - @, their full-width, small and
/// raised forms, the true minus): at the start of the text, and after a semicolon, a tab or a line break inside it, where programs that
/// separate cells by those begin another. Blanks, quotes and invisible characters before the sign hide nothing.
/// </summary>
public static partial class CsvText
{
    private const string Signs = "=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u207C\u207A\u207B\u208C\u208A\u208B\u2212";

    private static readonly SearchValues<char> Suspects = SearchValues.Create(Signs + "\t\r\n");

    public static bool IsHarmless(string text) => !text.AsSpan().ContainsAny(Suspects) || !Start().IsMatch(text);

    public static string Harmless(string text) => IsHarmless(text) ? text : Start().Replace(text, "'");

    [GeneratedRegex("^(?=[\t\r\n])|(?<=(?:^|[;\t\r\n])[\\s\"\\p{Cc}\\p{Cf}]*)(?=[" + Signs + "])", RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
