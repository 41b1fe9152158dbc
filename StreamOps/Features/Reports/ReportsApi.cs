using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Reports;

/// <summary>The month's statement for programs, and the files of closed months.</summary>
public static class ReportsApi
{
    private const string Json = "application/json";

    public static void MapReportReads(this IEndpointRouteBuilder routes)
    {
        routes.MapReads("/reports", Policies.Costs)
            .MapGet("/{month}", StatementAsync)
            .WithSummary("A month as finance books it: of a closed month the stored version, of an open one the figures of now")
            .Produces<MonthStatement>(StatusCodes.Status200OK, Json);
        routes.MapGet("/reports/{month}/files/{version:int}/{name}", FileAsync).RequireAuthorization(Policies.Costs).ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> StatementAsync(
        [Description("yyyy-MM")] string month,
        [Description("A version of a closed month; the newest where absent")] int? version,
        ClaimsPrincipal caller, ReportQueries reports, StatementReads statements, ReportFiles files, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var asked = query.Month(month);
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var versions = await reports.VersionsAsync(asked!.Value, cancel);
        if (versions.Count == 0 && version is null)
        {
            return TypedResults.File(StatementHash.Write(await statements.NowAsync(asked.Value, cancel)), Json);
        }

        if (versions.Find(v => version is null || v.Version == version) is not { } printed)
        {
            return TypedResults.NotFound();
        }

        await files.NoteAsync(printed.Id, "API", AuditTrail.ActorOf(caller), cancel);
        return TypedResults.File(StatementHash.Write((await reports.StatementAsync(asked.Value, printed.Version, cancel))!), Json);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(
        string month, int version, string name, ClaimsPrincipal caller, ReportFiles files, CancellationToken cancel) =>
        Domain.Time.BillingMonth.TryParse(month, null, out var asked) && await files.TakeAsync(asked, version, name, AuditTrail.ActorOf(caller), cancel) is { } file
            ? TypedResults.File(file.Content, file.ContentType, file.Name)
            : TypedResults.NotFound();
}
