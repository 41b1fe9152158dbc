using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Messages;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Webhooks;

/// <summary>One notice with its body; replays one that was parked or of no concern then.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class NoticeModel(WebhookQueries queries, Inbox inbox) : PageModel
{
    public InboxMessageRow Notice { get; private set; } = null!;

    public bool MayReplay => Notice.State is InboxState.Parked or InboxState.Ignored;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await queries.OneAsync(id, cancel) is not { } notice)
        {
            return NotFound();
        }

        Notice = notice;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        await inbox.ReplayAsync(id, AuditTrail.ActorOf(User), cancel);
        return LocalRedirect($"/system/webhooks/{id}");
    }
}
