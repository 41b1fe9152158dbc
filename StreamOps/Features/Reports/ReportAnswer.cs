using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>A form of the report as it goes out.</summary>
/// <param name="WithMark">A CSV file begins with a byte order mark.</param>
internal sealed record ReportAnswer(IReportForm Form, bool WithMark)
{
    /// <summary>One row a record: such a file goes out as it is written, however many there are.</summary>
    public bool IsLong => Form is LinesForm or FocusForm;

    /// <summary>What goes before the content.</summary>
    public byte[] Mark => WithMark && Form.ContentType == ReportForms.Csv ? Encoding.UTF8.Preamble.ToArray() : [];

    /// <param name="name">Of the file; null: it is no file.</param>
    public FileContentHttpResult Of(byte[] content, string? name) => TypedResults.File(Mark is { Length: > 0 } mark ? [.. mark, .. content] : content, Form.ContentType, name);

    /// <param name="gone">The caller has left: nothing more is read.</param>
    public PushStreamHttpResult Streamed(MonthStatement statement, string? name, CancellationToken gone) => TypedResults.Stream(
        async body =>
        {
            await body.WriteAsync(Mark, gone);
            await Form.WriteAsync(statement, body, gone);
        },
        Form.ContentType,
        name);
}
