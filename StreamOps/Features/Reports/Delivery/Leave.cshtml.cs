using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>
/// Takes the reader of a report's mail off the list (RFC 8058). A look at the address changes nothing, since scanners of mails look at every address; a
/// post does, and needs neither an account nor a form's token: mail providers post for their reader, and the signed link proves that it is from a mail of ours.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class LeaveModel(DeliveryLinks links, DeliveryDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true), FromQuery(Name = "token")]
    public string? Token { get; set; }

    public bool IsKnown { get; private set; }

    public bool IsDone { get; private set; }

    public void OnGet() => Read();

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (Read() is { } recipient)
        {
            IsDone = await desk.LeaveAsync(recipient, cancel) is not null;
            IsKnown = IsDone;
        }
    }

    private long? Read()
    {
        var recipient = links.RecipientOf(Token);
        IsKnown = recipient is not null;
        if (!IsKnown)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return recipient;
    }
}
