using StreamOps.Domain.Reports;

namespace StreamOps.Components.Csv;

/// <summary>
/// The whole statement in one tidy table, a figure a row: <c>section</c> is the table of the report, <c>key</c>, <c>name</c> and
/// <c>belongs_to</c> its row, <c>measure</c> and <c>unit</c> its column. What is text stands under <c>text</c>. In each of the sections lines,
/// channels, sellers and days the rows with measure cost add up to the month's cost.
/// </summary>
public static class StatementCsv
{
    private static readonly string[] Columns = ["month", "section", "key", "name", "belongs_to", "measure", "unit", "value", "text"];

    /// <param name="stream">Stays open.</param>
    /// <param name="bom">Whether to begin with a byte order mark.</param>
    public static async Task WriteAsync(MonthStatement statement, Stream stream, bool bom, CancellationToken cancel)
    {
        await using var file = new CsvFile(stream, bom);
        await file.Head(Columns).EndRowAsync(cancel);
        var month = statement.Identity.Month.ToString();
        foreach (var figure in StatementFigures.Of(statement))
        {
            file.Text(month).Text(figure.Section).Text(figure.Key).Text(figure.Name).Text(figure.BelongsTo).Text(figure.Measure).Text(figure.Unit);
            await figure.Write(file).EndRowAsync(cancel);
        }
    }
}
