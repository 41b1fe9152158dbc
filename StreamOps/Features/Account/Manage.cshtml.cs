using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>One's own account.</summary>
[Authorize(Policy = Policies.Person)]
[EnableRateLimiting(SecurityRateLimits.SignIn)]
public sealed class ManageModel(StreamOpsDb db, PasswordCheck passwords, IPasswordHasher<UserRow> hasher, SignInManager<UserRow> sessions) : PageModel
{
    public UserRow Account { get; private set; } = null!;

    [TempData]
    public string? Notice { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostProfileAsync([StringLength(200)] string? displayName, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Account.DisplayName = displayName?.Trim() ?? "";
        await db.SaveChangesAsync(cancel);
        return Done("Your name is saved.");
    }

    public async Task<IActionResult> OnPostPasswordAsync(PasswordInput input, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (ModelState.IsValid && !await passwords.IsRightAsync(Account, input.Current, cancel))
        {
            ModelState.AddModelError(nameof(input.Current), "That is not your password.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await db.Entry(Account).ReloadAsync(cancel);
        PasswordSetting.Apply(Account, input.Password, hasher);
        await db.SaveChangesAsync(cancel);
        await sessions.RefreshSignInAsync(Account);
        return Done("Your password is changed. Everywhere else you are signed out.");
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Account.SecurityStamp = Accounts.NewStamp();
        await db.SaveChangesAsync(cancel);
        await sessions.SignOutAsync();
        return LocalRedirect("/account/login");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        Account = await db.Users.SingleAsync(u => u.Id == id, cancel);
    }

    private RedirectResult Done(string notice)
    {
        Notice = notice;
        return Redirect("/account/manage");
    }

    public sealed class PasswordInput
    {
        [Required(ErrorMessage = "Enter your present password."), StringLength(Identity.PasswordLimit)]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "Choose a password.")]
        [StringLength(Identity.PasswordLimit, MinimumLength = Identity.PasswordLength, ErrorMessage = "Use {2} to {1} characters.")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
        public string Again { get; set; } = "";
    }
}
