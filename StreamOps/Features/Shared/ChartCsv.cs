using Microsoft.AspNetCore.Mvc;
using StreamOps.Components;
using StreamOps.Components.Csv;

namespace StreamOps.Features.Shared;

/// <summary>The figures of a chart as a file: RFC 4180, UTF-8, instants as ISO 8601 in UTC, figures unrounded with a point, unknown ones empty.</summary>
public static class ChartCsv
{
    /// <param name="table">What the chart shows.</param>
    /// <param name="subject">What the figures are of, for the file's name: "stream-12", "2026-10".</param>
    public static FileContentResult File(ChartTable table, string subject) =>
        new(Bytes(table), "text/csv; charset=utf-8") { FileDownloadName = $"{table.Name}-{subject}.csv" };

    public static byte[] Bytes(ChartTable table)
    {
        using var bytes = new MemoryStream();
        using (var file = new CsvFile(bytes))
        {
            file.Head([table.RowHead, .. table.Series.Select(s => s.Name)]).EndRow();
            foreach (var row in table.Rows)
            {
                file.Text(row.At is { } at ? Show.Iso(at) : row.Label);
                foreach (var value in row.Values)
                {
                    file.Number(value, "0.############");
                }

                file.EndRow();
            }
        }

        return bytes.ToArray();
    }
}
