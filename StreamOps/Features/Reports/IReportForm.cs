using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>A form of the report that is kept with every version. It shows the statement and adds nothing up; the same statement is the same bytes.</summary>
public interface IReportForm
{
    string ContentType { get; }

    /// <summary>File name, the same for every version but for month and version.</summary>
    string NameOf(StatementIdentity identity);

    Task WriteAsync(MonthStatement statement, Stream into, CancellationToken cancel);
}
