using StreamOps.Components.Csv;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>Both vendors' charges as FOCUS 1.2 has them.</summary>
public sealed class FocusForm(ChargeReads charges) : IReportForm
{
    public string Name => "FOCUS 1.2";

    public string ContentType => ReportForms.Csv;

    public string Suffix => "-focus.csv";

    public Task WriteAsync(MonthStatement statement, Stream into, CancellationToken cancel) =>
        FocusCsv.WriteAsync(statement, charges.OfMonthAsync(statement.Identity.Month, cancel), into, bom: false, cancel);
}
