using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Reports;

/// <summary>Months with state, versions and downloads.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(ReportQueries reports) : PageModel, IPagedList
{
    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, 10_000)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ReportMonth> Months { get; private set; } = [];

    public IReadOnlyList<TakenFile> Taken { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Keys read here too, and have no business there.</summary>
    public bool MayDeliver => User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Finance);

    public (int Total, int PageSize) Rows => (Total, ReportQueries.PageSize);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Months, Total) = await reports.MonthsAsync(PageNumber, cancel);
        Taken = await reports.DownloadsAsync(null, cancel);
    }
}
