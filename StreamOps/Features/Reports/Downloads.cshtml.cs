using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Reports;

/// <summary>Who took which file of a closed month, and when.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class DownloadsModel(ReportQueries reports) : PageModel, IPagedList
{
    /// <summary>Null: of all months.</summary>
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<TakenFile> Taken { get; private set; } = [];

    public (int Total, int PageSize) Rows { get; private set; } = (0, ReportQueries.DownloadsPageSize);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Taken, var total) = await reports.DownloadsAsync(Month, PageNumber, cancel);
        Rows = (total, ReportQueries.DownloadsPageSize);
    }
}
