using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Messages;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Webhooks;

/// <summary>Every notice that a vendor proved to be its own, and what became of it.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class LogModel(WebhookQueries queries) : PageModel, IPagedList
{
    [BindProperty(SupportsGet = true)]
    [AllowedValues(null, WebhookSources.Agora, WebhookSources.LiveInput, WebhookSources.Video, ErrorMessage = "Choose agora, cloudflare-live-input or cloudflare-video.")]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true), KnownWord<InboxState>]
    public string? State { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyDictionary<string, string> Keep => new[] { ("source", Source), ("state", State) }
        .Where(p => !string.IsNullOrEmpty(p.Item2))
        .ToDictionary(p => p.Item1, p => p.Item2!);

    public (int Total, int PageSize) Rows => (Total, WebhookQueries.PageSize);

    public async Task OnGetAsync(CancellationToken cancel) =>
        (Lines, Total) = await queries.LogAsync(Source, State, PageNumber, cancel);

    /// <summary>How a state looks as a badge.</summary>
    public static (string State, string Icon) Badge(InboxState state) => state switch
    {
        InboxState.Pending => ("info", "clock"),
        InboxState.Done => ("good", "check"),
        InboxState.Parked => ("poor", "poor"),
        _ => ("idle", "none"),
    };
}
