using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using StreamOps.Components;

namespace StreamOps.Features.Shared;

/// <summary>The figures of a chart as a file: RFC 4180, UTF-8, instants as ISO 8601 in UTC, figures unrounded with a point, unknown ones empty.</summary>
public static class ChartCsv
{
    /// <summary>A name that a spreadsheet would take for a formula becomes text; a figure keeps its minus.</summary>
    private static readonly CsvWriterOptions Options = new() { FormatProvider = CultureInfo.InvariantCulture, Injection = CsvInjection.Escape };

    /// <param name="table">What the chart shows.</param>
    /// <param name="subject">What the figures are of, for the file's name: "stream-12", "2026-10".</param>
    public static FileContentResult File(ChartTable table, string subject) =>
        new(Bytes(table), "text/csv; charset=utf-8") { FileDownloadName = $"{table.Name}-{subject}.csv" };

    public static byte[] Bytes(ChartTable table)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            csv.WriteField(table.RowHead);
            foreach (var series in table.Series)
            {
                csv.WriteField(series.Name);
            }

            csv.EndRecord();
            foreach (var row in table.Rows)
            {
                csv.WriteField(row.At is { } at ? Show.Iso(at) : row.Label);
                foreach (var value in row.Values)
                {
                    csv.WriteField(value, "0.############");
                }

                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }
}
