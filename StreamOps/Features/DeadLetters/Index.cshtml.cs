using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.DeadLetters;

/// <summary>Mails and webhook calls that were given up, with the reason, and a way to send them after all.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class IndexModel(DeadLetterQueries queries, Replays replays, Discards discards) : PageModel, IPagedList
{
    private const string OfWebhooks = "webhooks";

    /// <summary><c>webhooks</c>, else mails.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "mails", OfWebhooks, ErrorMessage = "Choose mails or webhooks.")]
    public string? Of { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<DeadLetter> Letters { get; private set; } = [];

    public int Mails { get; private set; }

    public int Webhooks { get; private set; }

    [TempData]
    public string? Outcome { get; set; }

    [TempData]
    public string? OutcomeState { get; set; }

    public bool IsWebhooks => Of == OfWebhooks;

    public (int Total, int PageSize) Rows => (IsWebhooks ? Webhooks : Mails, DeadLetterQueries.PageSize);

    public IReadOnlyDictionary<string, string> Keep => IsWebhooks ? new Dictionary<string, string> { ["of"] = OfWebhooks } : new Dictionary<string, string>();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Mails, Webhooks) = (await queries.MailsAsync(cancel), await queries.WebhooksAsync(cancel));
        Letters = IsWebhooks ? await queries.WebhooksAsync(PageNumber, cancel) : await queries.MailsAsync(PageNumber, cancel);
    }

    /// <summary>A mail that nobody wants sent any more.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(long id, CancellationToken cancel)
    {
        (OutcomeState, Outcome) = await discards.MailAsync(id, AuditTrail.ActorOf(User), cancel)
            ? ("good", "The mail is dropped.")
            : ("fair", "It was not given up any more: somebody else was faster.");
        return Redirect("/system/dead-letters");
    }

    /// <param name="id">Null: all.</param>
    public async Task<IActionResult> OnPostReplayAsync(long? id, CancellationToken cancel)
    {
        var actor = AuditTrail.ActorOf(User);
        var count = IsWebhooks ? await replays.WebhooksAsync(id, actor, cancel) : await replays.MailsAsync(id, actor, cancel);
        (OutcomeState, Outcome) = count switch
        {
            0 => ("fair", "Nothing was left to replay: somebody else was faster."),
            1 => ("good", "One is sent again now."),
            _ => ("good", $"{Show.Count(count)} are sent again now."),
        };
        return Redirect(IsWebhooks ? "/system/dead-letters?of=webhooks" : "/system/dead-letters");
    }
}
