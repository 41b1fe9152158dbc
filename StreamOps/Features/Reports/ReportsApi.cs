using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Reports;

/// <summary>The month's statement for programs, and its files for both.</summary>
public static class ReportsApi
{
    private const int MonthLength = 7;

    public static void MapReportReads(this IEndpointRouteBuilder routes)
    {
        routes.MapReads("/reports", Policies.Costs)
            .MapGet("/{month}", StatementAsync)
            .WithSummary("A month as finance books it: of a closed month what was printed, of an open one the figures of now")
            .Produces<MonthStatement>();
        routes.MapGet("/reports/{file}.{ending}", OfPageAsync).RequireAuthorization(Policies.Costs).ExcludeFromDescription();
        routes.MapGet("/reports/{month}/files/{version:int}/{name}", FileAsync).RequireAuthorization(Policies.Costs).ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, PushStreamHttpResult, KeptFile, NotFound, ValidationProblem>> StatementAsync(
        [Description("yyyy-MM; with the ending of a file (.pdf, -letter.pdf, .csv, -lines.csv, -focus.csv, .json) that file")] string month,
        [Description("A version of a closed month; the newest where absent")] string? version,
        [Description("true: a CSV file begins with a byte order mark, by which Excel knows UTF-8")] string? bom,
        ClaimsPrincipal caller, ReportQueries reports, StatementReads statements, ReportFiles files, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var suffix = month.Length > MonthLength ? month[MonthLength..] : "";
        var asked = query.Month(month[..^suffix.Length], nameof(month));
        var (number, withMark) = (query.Version(version), query.Flag(bom));
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var form = suffix.Length == 0 ? new JsonForm() : files.FormOf(suffix);
        var versions = await reports.VersionsAsync(asked!.Value, cancel);
        var printed = versions.Find(v => number is null || v.Version == number);
        if (form is null || (printed is null && (number is not null || !reports.IsOpen(asked.Value, versions))))
        {
            return TypedResults.NotFound();
        }

        if (printed is not null)
        {
            return await PrintedAsync(printed, asked.Value, new ReportAnswer(form, withMark), suffix, caller, reports, files, cancel);
        }

        var now = await statements.NowAsync(asked.Value, cancel);
        var name = suffix.Length == 0 ? null : ReportNames.Of(now.Identity, form);
        return await FreshAsync(new ReportAnswer(form, withMark), now, name, cancel);
    }

    /// <summary>The same files beside the page of the month.</summary>
    private static Task<Results<FileContentHttpResult, PushStreamHttpResult, KeptFile, NotFound, ValidationProblem>> OfPageAsync(
        string file, string ending, string? version, string? bom,
        ClaimsPrincipal caller, ReportQueries reports, StatementReads statements, ReportFiles files, CancellationToken cancel) =>
        StatementAsync($"{file}.{ending}", version, bom, caller, reports, statements, files, cancel);

    private static async Task<Results<FileContentHttpResult, PushStreamHttpResult, KeptFile, NotFound, ValidationProblem>> FreshAsync(
        ReportAnswer answer, MonthStatement statement, string? name, CancellationToken cancel) =>
        answer.IsLong ? answer.Streamed(statement, name, cancel) : answer.Of(await ReportFiles.WriteAsync(answer.Form, statement, cancel), name);

    /// <summary>The file that is kept; the bare statement, or a file that is still being made, straight from the stored statement.</summary>
    private static async Task<Results<FileContentHttpResult, PushStreamHttpResult, KeptFile, NotFound, ValidationProblem>> PrintedAsync(
        PrintedVersion printed, BillingMonth month, ReportAnswer answer, string suffix, ClaimsPrincipal caller, ReportQueries reports, ReportFiles files, CancellationToken cancel)
    {
        var (name, actor) = (ReportNames.Of(printed.Month, printed.Version, answer.Form), AuditTrail.ActorOf(caller));
        if (suffix.Length > 0 && await files.TakeAsync(month, printed.Version, name, actor, cancel) is { } kept)
        {
            return files.HandOut(kept, answer.Mark);
        }

        await files.NoteAsync(printed.Id, suffix.Length == 0 ? "API" : name, actor, cancel);
        var statement = (await reports.StatementAsync(month, printed.Version, cancel))!;
        return await FreshAsync(answer, statement, suffix.Length == 0 ? null : name, cancel);
    }

    private static async Task<Results<KeptFile, NotFound>> FileAsync(
        string month, int version, string name, ClaimsPrincipal caller, ReportFiles files, CancellationToken cancel) =>
        BillingMonth.TryParse(month, null, out var asked) && await files.TakeAsync(asked, version, name, AuditTrail.ActorOf(caller), cancel) is { } file
            ? files.HandOut(file, [])
            : TypedResults.NotFound();
}
