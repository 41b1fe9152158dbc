using StreamOps.Components.Csv;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>One row for each cost record of the month. Those of a closed month stand still.</summary>
public sealed class LinesForm(ChargeReads charges) : IReportForm
{
    public string Name => "CSV (line items)";

    public string ContentType => ReportForms.Csv;

    public string Suffix => "-lines.csv";

    public Task WriteAsync(MonthStatement statement, Stream into, CancellationToken cancel) =>
        ChargeCsv.WriteAsync(charges.OfMonthAsync(statement.Identity.Month, cancel), into, bom: false, cancel);
}
