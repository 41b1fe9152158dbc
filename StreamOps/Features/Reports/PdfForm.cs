using StreamOps.Components.Pdf;
using StreamOps.Domain.Reports;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports;

/// <summary>The month on paper.</summary>
public sealed class PdfForm(StatementPaper paper, PublicAddress address) : IReportForm
{
    public string Name => paper == StatementPaper.Letter ? "PDF (US Letter)" : "PDF (A4)";

    public string ContentType => "application/pdf";

    public string Suffix => paper == StatementPaper.Letter ? "-letter.pdf" : ".pdf";

    public Task WriteAsync(MonthStatement statement, Stream into, CancellationToken cancel)
    {
        StatementPdf.Write(statement, paper, address.Base, into);
        return Task.CompletedTask;
    }
}
