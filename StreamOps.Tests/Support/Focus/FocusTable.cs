using System.Text;
using CsvHelper;

namespace StreamOps.Tests.Support.Focus;

/// <summary>A FOCUS file as it is read: cells as they stand, an empty one is null.</summary>
internal sealed record FocusTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows)
{
    public static FocusTable Read(byte[] csv)
    {
        using var reader = CsvReader.Create(csv, new CsvReaderOptions());
        reader.ReadHeader();
        var columns = reader.Headers.ToList();
        var rows = new List<IReadOnlyDictionary<string, string?>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, columns.Count).ToDictionary(i => columns[i], i => reader.GetString(i) is { Length: > 0 } text ? text : null));
        }

        return new FocusTable(columns, rows);
    }

    public static FocusTable ReadFile(string path) => Read(Encoding.UTF8.GetBytes(File.ReadAllText(path)));

    public FocusTable Without(string column) => new(
        [.. Columns.Where(c => c != column)], [.. Rows.Select(r => r.Where(cell => cell.Key != column).ToDictionary())]);

    /// <summary>With other cells in a column, in the rows for which there is something to say.</summary>
    public FocusTable With(string column, Func<IReadOnlyDictionary<string, string?>, string?> change) => this with
    {
        Rows = [.. Rows.Select(r => r.ToDictionary(cell => cell.Key, cell => cell.Key == column ? change(r) : cell.Value))],
    };

    /// <summary>Every cell of some columns, changed alike.</summary>
    public FocusTable Each(Func<string, bool> columns, Func<string, string?> change) => this with
    {
        Rows = [.. Rows.Select(r => r.ToDictionary(cell => cell.Key, cell => cell.Value is { } text && columns(cell.Key) ? change(text) : cell.Value))],
    };
}
