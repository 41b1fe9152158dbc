using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Channels;

/// <summary>The caller's channels.</summary>
[Authorize(Policy = Policies.Channels)]
[RefuseBadQuery]
public sealed class IndexModel(ChannelList channels) : PageModel, IPagedList
{
    /// <summary>Part of a name, an external id or a seller.</summary>
    [BindProperty(SupportsGet = true), StringLength(200, ErrorMessage = "Search for at most 200 characters.")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "all", "live", "look", ErrorMessage = "Show all, live or look.")]
    public string? Only { get; set; }

    [BindProperty(SupportsGet = true)]
    [AllowedValues(null, "name", "-name", "last", "-last", "viewers", "-viewers", "live", "-live", ErrorMessage = "Sort by name, last, viewers or live.")]
    public string? Sort { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, 1_000_000, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public ChannelsReport Report { get; private set; } = null!;

    public (int Total, int PageSize) Rows => (Report.Total, ChannelsAddress.PageSize);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var address = new ChannelsAddress(Search, Only, Sort, PageNumber);
        var (items, total) = await channels.FindAsync(User.ChannelScope(), address.Query, cancel);
        // Sellers know whose channels these are.
        Report = new ChannelsReport(address, items, total, ShowsSeller: !User.IsInRole(Roles.Seller));
    }
}
