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
public sealed class IndexModel(ChannelFigures channels) : PageModel, IPagedList
{
    public const int PageSize = 25;

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, 1_000_000, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ChannelSummary> Items { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Sellers know whose channels these are.</summary>
    public bool ShowsSeller => !User.IsInRole(Roles.Seller);

    public (int Total, int PageSize) Rows => (Total, PageSize);

    public async Task OnGetAsync(CancellationToken cancel) =>
        (Items, Total) = await channels.ListAsync(User.ChannelScope(), PageNumber, PageSize, cancel);
}
