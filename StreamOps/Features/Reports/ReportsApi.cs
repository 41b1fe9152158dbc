using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Reports;

/// <summary>The month's statement for programs, and the files of closed months.</summary>
public static class ReportsApi
{
    private const int MonthLength = 7;

    public static void MapReportReads(this IEndpointRouteBuilder routes)
    {
        routes.MapReads("/reports", Policies.Costs)
            .MapGet("/{month}", StatementAsync)
            .WithSummary("A month as finance books it: of a closed month what was printed, of an open one the figures of now")
            .Produces<MonthStatement>();
        routes.MapGet("/reports/{month}/files/{version:int}/{name}", FileAsync).RequireAuthorization(Policies.Costs).ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> StatementAsync(
        [Description("yyyy-MM; with the ending of a file, such as 2026-10.json, that file")] string month,
        [Description("A version of a closed month; the newest where absent")] int? version,
        ClaimsPrincipal caller, ReportQueries reports, StatementReads statements, ReportFiles files, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var suffix = month.Length > MonthLength ? month[MonthLength..] : "";
        var asked = query.Month(month[..^suffix.Length], nameof(month));
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var form = suffix.Length == 0 ? new JsonForm() : files.FormOf(suffix);
        var versions = await reports.VersionsAsync(asked!.Value, cancel);
        var printed = versions.Find(v => version is null || v.Version == version);
        if (form is null || (printed is null && (version is not null || versions.Count > 0)))
        {
            return TypedResults.NotFound();
        }

        if (printed is not null)
        {
            return await PrintedAsync(printed, asked.Value, form, suffix, caller, reports, files, cancel);
        }

        var now = await statements.NowAsync(asked.Value, cancel);
        return Answer(form, await ReportFiles.WriteAsync(form, now, cancel), suffix.Length == 0 ? null : ReportNames.Of(now.Identity, form));
    }

    /// <summary>The file that is kept; the bare statement, or a file that is still being made, straight from the stored statement.</summary>
    private static async Task<FileContentHttpResult> PrintedAsync(
        PrintedVersion printed, BillingMonth month, IReportForm form, string suffix, ClaimsPrincipal caller, ReportQueries reports, ReportFiles files, CancellationToken cancel)
    {
        var statement = (await reports.StatementAsync(month, printed.Version, cancel))!;
        var (name, actor) = (ReportNames.Of(statement.Identity, form), AuditTrail.ActorOf(caller));
        if (suffix.Length > 0 && await files.TakeAsync(month, printed.Version, name, actor, cancel) is { } kept)
        {
            return Answer(form, kept.Content, kept.Name);
        }

        await files.NoteAsync(printed.Id, suffix.Length == 0 ? "API" : name, actor, cancel);
        return Answer(form, await ReportFiles.WriteAsync(form, statement, cancel), suffix.Length == 0 ? null : name);
    }

    private static FileContentHttpResult Answer(IReportForm form, byte[] content, string? name) => TypedResults.File(content, form.ContentType, name);

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(
        string month, int version, string name, ClaimsPrincipal caller, ReportFiles files, CancellationToken cancel) =>
        BillingMonth.TryParse(month, null, out var asked) && await files.TakeAsync(asked, version, name, AuditTrail.ActorOf(caller), cancel) is { } file
            ? TypedResults.File(file.Content, file.ContentType, file.Name)
            : TypedResults.NotFound();
}
