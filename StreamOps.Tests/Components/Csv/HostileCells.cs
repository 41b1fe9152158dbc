namespace StreamOps.Tests.Components.Csv;

/// <summary>Names that somebody gives a channel so that a spreadsheet runs them.</summary>
internal static class HostileCells
{
    private static readonly string[] Signs = ["=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\u2212", "\uFE66"];

    private static readonly string[] Before = ["", " ", "\t", "\r", "\n", "\r\n", "\u00A0", "\uFEFF", "\u200B", "\"", "\0", "x;", "x\t", "x\r\n", "x; \""];

    private static readonly string[] Runs = ["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://evil.example\";\"click\")"];

    /// <summary>450 of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. from before in Before from sign in Signs from run in Runs select before + sign + run];
}
