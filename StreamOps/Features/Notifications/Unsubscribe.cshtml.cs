using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Notifications;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Notifications;

/// <summary>
/// Takes the reader of a mail off the list (RFC 8058). A look at the address changes nothing, since scanners of mails look at every address; a post does, and
/// needs neither an account nor a form's token: mail providers post for their reader, and the signed link proves that it is from a mail of ours.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(UnsubscribeLinks links, SubscriptionStore store) : PageModel
{
    [BindProperty(SupportsGet = true), FromQuery(Name = "token")]
    public string? Token { get; set; }

    public IReadOnlyList<NotificationKind> Kinds { get; private set; } = [];

    public bool IsKnown { get; private set; }

    public bool IsDone { get; private set; }

    public string What => string.Join(", ", Kinds.Select(SeverityWords.Of));

    public void OnGet() => Read();

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (Read() is { } user)
        {
            IsDone = await store.UnsubscribeAsync(user, Kinds, cancel) is not null;
            IsKnown = IsDone;
        }
    }

    private Guid? Read()
    {
        var link = links.Read(Token);
        (IsKnown, Kinds) = (link is not null, link?.Kinds ?? []);
        if (!IsKnown)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return link?.User;
    }
}
