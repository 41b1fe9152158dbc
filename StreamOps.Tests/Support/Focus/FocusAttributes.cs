using System.Text.RegularExpressions;

namespace StreamOps.Tests.Support.Focus;

/// <summary>The attributes of FOCUS (how cells and headings are written) as far as a file shows them.</summary>
internal static partial class FocusAttributes
{
    private static readonly HashSet<string> Defined = [.. SharedData.Rows("focus/columns-1.2.csv").Select(r => r[0])];

    /// <summary>Rules held against the file by <see cref="FocusFormats"/>, through the functions that a column's rules call, and by headings.</summary>
    public static IReadOnlySet<string> InFile { get; } = new HashSet<string>(
    [
        "DateTimeFormat-A-001-M", "DateTimeFormat-A-002-M", "DateTimeFormat-A-004-M", "DateTimeFormat-A-005-M", "DateTimeFormat-A-006-M",
        "CurrencyFormat-A-001-C", "CurrencyFormat-A-002-C",
        "NumericFormat-A-002-M", "NumericFormat-A-003-M", "NumericFormat-A-004-M", "NumericFormat-A-005-M", "NumericFormat-A-006-M",
        "NumericFormat-A-007-M", "NumericFormat-A-008-M", "NumericFormat-A-009-M", "NumericFormat-A-010-M", "NumericFormat-A-011-M",
        "StringHandling-A-001-M", "StringHandling-A-007-M",
        "UnitFormat-A-001-M", "UnitFormat-A-002-O", "UnitFormat-A-003-M", "UnitFormat-A-004-C",
        "KeyValueFormat-A-001-M", "KeyValueFormat-A-002-M", "KeyValueFormat-A-003-M", "KeyValueFormat-A-004-M",
        "ColumnHandling-A-001-M", "ColumnHandling-A-003-M", "ColumnHandling-A-005-O", "ColumnHandling-A-010-M", "ColumnHandling-A-012-O", "ColumnHandling-A-013-O",
    ]);

    public static IEnumerable<string> BrokenByHeadings(IReadOnlyList<string> columns)
    {
        var own = columns.Where(c => !Defined.Contains(c)).ToList();
        var names = columns.Select(c => c.StartsWith("x_", StringComparison.Ordinal) ? c[2..] : c).ToList();
        return new[]
        {
            (Id: "ColumnHandling-A-001-M", Holds: names.TrueForAll(n => n.Length > 0 && char.IsAsciiLetterUpper(n[0]))),
            (Id: "ColumnHandling-A-003-M", Holds: names.TrueForAll(n => Alphanumeric().IsMatch(n))),
            (Id: "ColumnHandling-A-005-O", Holds: columns.All(c => c.Length <= 50)),
            (Id: "ColumnHandling-A-010-M", Holds: own.TrueForAll(c => c.StartsWith("x_", StringComparison.Ordinal))),
            (Id: "ColumnHandling-A-012-O", Holds: columns.Take(columns.Count - own.Count).All(Defined.Contains)),
            (Id: "ColumnHandling-A-013-O", Holds: columns.Skip(columns.Count - own.Count).All(own.Contains)),
        }.Where(r => !r.Holds).Select(r => r.Id);
    }

    [GeneratedRegex("^[A-Za-z0-9]+$")]
    private static partial Regex Alphanumeric();
}
