using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Alerts;

/// <summary>What is wrong now, and what was.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class IndexModel(AlertReads alerts, TimeProvider clock) : PageModel, IPagedList
{
    [BindProperty(SupportsGet = true), KnownWord<AlertState>]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true), KnownWord<Severity>]
    public string? Severity { get; set; }

    [BindProperty(SupportsGet = true), KnownWord<AlertRuleKind>]
    public string? Rule { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public AlertsReport Report { get; private set; } = null!;

    public (int Total, int PageSize) Rows => (Report.PastTotal, AlertReads.PageSize);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var filter = new AlertFilter(Choice<AlertState>(State), Choice<Severity>(Severity), Choice<AlertRuleKind>(Rule));
        var (open, openTotal) = await alerts.OpenAsync(filter, cancel);
        var (past, pastTotal) = await alerts.PastAsync(filter, PageNumber, cancel);
        Report = new AlertsReport(filter, open, openTotal, past, pastTotal, PageNumber, clock.GetUtcNow());
    }

    /// <summary>None where nothing is chosen.</summary>
    private static TEnum? Choice<TEnum>(string? text)
        where TEnum : struct, Enum => WireName.TryParse<TEnum>(text, out var value) ? value : null;
}
