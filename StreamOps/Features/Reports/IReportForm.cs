using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>A form of the report that is kept with every version. It shows the statement and adds nothing up; the same statement is the same bytes.</summary>
public interface IReportForm
{
    /// <summary>As a link says it.</summary>
    string Name { get; }

    string ContentType { get; }

    /// <summary>What follows the month in addresses and the version in file names: <c>.pdf</c>, <c>-lines.csv</c>. No two forms share one.</summary>
    string Suffix { get; }

    Task WriteAsync(MonthStatement statement, Stream into, CancellationToken cancel);
}
