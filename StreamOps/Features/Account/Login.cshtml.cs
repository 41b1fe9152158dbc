using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StreamOps.Data.Access;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>The door for people. Every refusal reads the same, so that nobody learns which addresses have an account.</summary>
[AllowAnonymous]
[EnableRateLimiting(SecurityRateLimits.SignIn)]
public sealed class LoginModel(PasswordCheck passwords, SignInManager<UserRow> sessions, SignInThrottle throttle, ILogger<LoginModel> logger) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your e-mail address."), StringLength(256)]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your password."), StringLength(Identity.PasswordLimit), DataType(DataType.Password)]
    public string Password { get; set; } = "";

    [BindProperty]
    public bool Remember { get; set; }

    public IActionResult OnGet()
    {
        ModelState.Clear();
        return User.Identity?.IsAuthenticated == true ? Onward() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (throttle.Wait(Email) is { } wait)
        {
            await SecurityRateLimits.TooManyAsync(HttpContext, wait);
            return new EmptyResult();
        }

        if (await passwords.SignInAsync(Email, Password, cancel) is not { } user)
        {
            logger.LogInformation("Refused a sign-in from {Address}", HttpContext.Connection.RemoteIpAddress);
            ModelState.AddModelError("", "That address and password do not open an account. After five wrong tries an account stays shut for 15 minutes.");
            return Page();
        }

        await sessions.SignInAsync(user, Remember);
        return Onward();
    }

    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
