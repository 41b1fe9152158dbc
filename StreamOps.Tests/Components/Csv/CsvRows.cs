using CsvHelper;

namespace StreamOps.Tests.Components.Csv;

/// <summary>A CSV file read back by its headings.</summary>
internal static class CsvRows
{
    public static async Task<byte[]> BytesAsync(Func<Stream, Task> write)
    {
        using var bytes = new MemoryStream();
        await write(bytes);
        return bytes.ToArray();
    }

    public static List<Dictionary<string, string>> Read(byte[] csv)
    {
        using var reader = CsvReader.Create(csv, new CsvReaderOptions());
        reader.ReadHeader();
        var columns = reader.Headers.ToList();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, columns.Count).ToDictionary(i => columns[i], i => reader.GetString(i)));
        }

        return rows;
    }
}
