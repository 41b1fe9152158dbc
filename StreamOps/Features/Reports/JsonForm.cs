using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>The statement as it is kept, for programs.</summary>
public sealed class JsonForm : IReportForm
{
    public string Name => "JSON";

    public string ContentType => "application/json";

    public string Suffix => ".json";

    public async Task WriteAsync(MonthStatement statement, Stream into, CancellationToken cancel) =>
        await into.WriteAsync(StatementHash.Write(statement), cancel);
}
