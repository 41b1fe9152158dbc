using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamOps.Features.Shared;

/// <summary>What a person sees instead of a page: re-executed for status codes and for errors, so it answers every verb and everyone.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class StatusModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>Only where it helps the operator to find the log line.</summary>
    public string? RequestId => Code >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;

    public (string Title, string Text) Says => Code switch
    {
        403 => ("Not for this account", "Your role does not open this page. An admin can change that."),
        404 => ("Not found", "There is nothing here, or nothing that your account may see."),
        429 => ("Too many requests", "Please wait a moment and try again."),
        >= 500 => ("Something went wrong on our side", "It is in the log. Trying again in a moment may help."),
        _ => ("That did not work", "The request could not be taken as it was sent. Go back and try again."),
    };

    public void OnGet()
    {
        // Asked for by its own address there is no failed response behind it, and a 200 would be untrue.
        if (Response.StatusCode < 400 && Code is >= 400 and < 600)
        {
            Response.StatusCode = Code;
        }
    }

    public void OnPost() => OnGet();
}
