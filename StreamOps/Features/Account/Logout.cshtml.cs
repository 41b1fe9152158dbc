using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Access;

namespace StreamOps.Features.Account;

/// <summary>Ends the session, by POST only: a link or image on another site must not.</summary>
[AllowAnonymous]
public sealed class LogoutModel(SignInManager<UserRow> sessions) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.SignOutAsync();
        return LocalRedirect("/account/login");
    }
}
