using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StreamOps.Components.Pdf;

/// <summary>
/// Adds bookmarks to a finished PDF. Skia has no call for them, so they follow as an incremental update (ISO 32000-1, 7.5.6): new objects, the
/// catalog once more with its outlines, and a cross-reference table that names the earlier one.
/// </summary>
internal static partial class Bookmarks
{
    private const int EntryLength = 20;

    /// <param name="end">Holds back at least the catalog, the cross-reference table and the trailer.</param>
    /// <param name="entries">Titles and the marks that they lead to, in order.</param>
    public static void Append(HeldStream end, IReadOnlyList<(string Title, string Mark)> entries)
    {
        var text = end.Held;
        var table = long.Parse(StartOfTable().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        var trailer = Trailer().Match(text, (int)(table - end.HeldFrom)).Groups[1].Value;
        var (size, root) = (Number(Size(), trailer), Number(Root(), trailer));
        var objects = Objects(Catalog(text, table - end.HeldFrom, root, end.HeldFrom), root, size, entries);
        var update = new StringBuilder("\n");
        var offsets = new List<long>();
        foreach (var (number, content) in objects)
        {
            offsets.Add(end.Position + update.Length);
            update.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }

        var start = end.Position + update.Length;
        update.Append(CultureInfo.InvariantCulture, $"xref\n{root} 1\n{offsets[0]:0000000000} 00000 n \n{size} {objects.Count - 1}\n");
        update.AppendJoin("", offsets.Skip(1).Select(o => string.Create(CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n")));
        var sized = Size().Replace(trailer, string.Create(CultureInfo.InvariantCulture, $"/Size {size + objects.Count - 1} /Prev {table}"));
        update.Append(CultureInfo.InvariantCulture, $"trailer\n<<{sized}>>\nstartxref\n{start}\n%%EOF\n");
        end.Write(Encoding.Latin1.GetBytes(update.ToString()));
    }

    /// <summary>The catalog, then the outlines under the next free numbers.</summary>
    private static List<(int Number, string Content)> Objects(string catalog, int root, int size, IReadOnlyList<(string Title, string Mark)> entries)
    {
        var first = size + 1;
        var last = size + entries.Count;
        return
        [
            (root, $"<<{catalog}\n/Outlines {size} 0 R\n/PageMode /UseOutlines>>"),
            (size, $"<</Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {entries.Count}>>"),
            .. entries.Select((entry, i) => (first + i, Item(entry.Title, entry.Mark, size, i == 0 ? null : first + i - 1, first + i == last ? null : first + i + 1))),
        ];
    }

    private static string Item(string title, string mark, int parent, int? before, int? after) =>
        $"<</Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}> /Parent {parent} 0 R /Dest /{mark}"
        + (before is null ? "" : $" /Prev {before} 0 R") + (after is null ? "" : $" /Next {after} 0 R") + ">>";

    /// <summary>What the catalog holds, found by its entry in the table.</summary>
    private static string Catalog(string text, long table, int root, long heldFrom)
    {
        var entries = text.IndexOf('\n', text.IndexOf('\n', (int)table) + 1) + 1;
        var offset = long.Parse(text.AsSpan(entries + (root * EntryLength), 10), CultureInfo.InvariantCulture) - heldFrom;
        var end = text.IndexOf("endobj", (int)offset, StringComparison.Ordinal);
        var content = text[text.IndexOf("<<", (int)offset, StringComparison.Ordinal)..end].Trim();
        return content[2..^2];
    }

    private static int Number(Regex of, string trailer) => int.Parse(of.Match(trailer).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF\s*$")]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"trailer\s*<<(.*)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Size (\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex Root();
}
