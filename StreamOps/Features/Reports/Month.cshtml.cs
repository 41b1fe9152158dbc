using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports;

/// <summary>A month's statement: of a closed month as it was printed, of an open one as it stands now.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class MonthModel(ReportQueries reports, StatementReads statements, ReportFiles files) : PageModel
{
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth Month { get; set; }

    /// <summary>Which printed version; the newest where absent.</summary>
    [BindProperty(SupportsGet = true, Name = "version"), Range(1, 10_000)]
    public int? Version { get; set; }

    public ReportDetail Report { get; private set; } = null!;

    /// <summary>Whether the reader is led to the pages that close it and issue it anew.</summary>
    public bool MayClose { get; private set; }

    /// <summary>What came of what was done, in the words of <see cref="Outcomes"/>.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "closed", "there", "issued", "newer", ErrorMessage = "Leave done out.")]
    public string? Done { get; set; }

    public static IReadOnlyDictionary<string, (string State, string Words)> Outcomes { get; } = new Dictionary<string, (string, string)>
    {
        ["closed"] = ("good", "The month is closed. Its figures move no more."),
        ["there"] = ("fair", "The month was closed already."),
        ["issued"] = ("good", "A new version is printed."),
        ["newer"] = ("fair", "Another version has been printed meanwhile. Look at it first."),
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var versions = await reports.VersionsAsync(Month, cancel);
        var number = Version ?? versions.FirstOrDefault()?.Version;
        if ((number is null && !reports.IsOpen(Month, versions)) || await StatementAsync(number, cancel) is not { } statement)
        {
            return NotFound();
        }

        var before = number > 1 ? await reports.StatementAsync(Month, number.Value - 1, cancel) : null;
        Report = new ReportDetail(
            statement,
            versions,
            await reports.FilesAsync(Month, cancel),
            await reports.DownloadsAsync(Month, cancel),
            await reports.CorrectionsAsync(Month, cancel),
            [.. files.Forms],
            before is null ? [] : StatementDifference.Between(before, statement));
        MayClose = User.IsInRole(Roles.Admin) && (number is not null || await reports.MayCloseAsync(Month, cancel));
        return Page();
    }

    private Task<MonthStatement?> StatementAsync(int? version, CancellationToken cancel) =>
        version is { } number ? reports.StatementAsync(Month, number, cancel) : NowAsync(cancel);

    private async Task<MonthStatement?> NowAsync(CancellationToken cancel) => await statements.NowAsync(Month, cancel);
}
