using System.Text.Unicode;
using CsvHelper;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>Rows of a CSV file by their headings, each with the line on which it begins.</summary>
public sealed class InvoiceFile
{
    public const int MostRows = 100_000;

    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Line, string[] Cells)> rows = [];

    private InvoiceFile()
    {
    }

    public IReadOnlyList<(int Line, string[] Cells)> Rows => rows;

    public bool Has(string column) => columns.ContainsKey(column);

    /// <returns>Null where the cell is empty, or the file has no such column.</returns>
    public string? Cell(string[] row, string column) =>
        columns.TryGetValue(column, out var index) && index < row.Length && row[index] is { Length: > 0 } text && text is not "NULL" ? text : null;

    /// <exception cref="FormatException">It is no CSV file; says why, and on which line.</exception>
    public static InvoiceFile Read(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new FormatException("The file is not written in UTF-8. Save it as CSV UTF-8.");
        }

        var file = new InvoiceFile();
        try
        {
            using var reader = CsvReader.Create(bytes, new CsvReaderOptions
            {
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            });
            reader.ReadHeader();
            file.Take(reader);
        }
        catch (CsvFormatException error)
        {
            throw new FormatException($"Line {error.LineNumber} is not CSV with as many cells as the first line has: {error.Message}", error);
        }

        return file;
    }

    private void Take(CsvReader reader)
    {
        foreach (var (index, name) in reader.Headers.ToList().Index())
        {
            columns.TryAdd(name.Trim().TrimStart('\uFEFF'), index);
        }

        while (reader.Read())
        {
            rows.Add(((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]));
            if (rows.Count > MostRows)
            {
                throw new FormatException($"The file has more than {MostRows} lines.");
            }
        }
    }
}
