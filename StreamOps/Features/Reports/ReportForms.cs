using StreamOps.Components.Pdf;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports;

/// <summary>The forms in which a report is handed out, in the order in which they are offered.</summary>
public static class ReportForms
{
    internal const string Csv = "text/csv; charset=utf-8";

    public static IServiceCollection AddReportForms(this IServiceCollection services) => services
        .AddScoped<IReportForm>(s => new PdfForm(StatementPaper.A4, s.GetRequiredService<PublicAddress>()))
        .AddScoped<IReportForm>(s => new PdfForm(StatementPaper.Letter, s.GetRequiredService<PublicAddress>()))
        .AddScoped<IReportForm, CsvForm>()
        .AddScoped<IReportForm, LinesForm>()
        .AddScoped<IReportForm, FocusForm>()
        .AddScoped<IReportForm, JsonForm>();
}
