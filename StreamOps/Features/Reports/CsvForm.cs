using StreamOps.Components.Csv;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>Every figure of the statement, one a row.</summary>
public sealed class CsvForm : IReportForm
{
    public string Name => "CSV (all figures)";

    public string ContentType => ReportForms.Csv;

    public string Suffix => ".csv";

    public Task WriteAsync(MonthStatement statement, Stream into, CancellationToken cancel) => StatementCsv.WriteAsync(statement, into, bom: false, cancel);
}
