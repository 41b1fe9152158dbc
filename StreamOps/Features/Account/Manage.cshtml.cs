using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Features.Shared;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>One's own account.</summary>
[Authorize(Policy = Policies.Person)]
[EnableRateLimiting(SecurityRateLimits.SignIn)]
public sealed class ManageModel(StreamOpsDb db, PasswordCheck passwords, IPasswordHasher<UserRow> hasher, SignInManager<UserRow> sessions, AuditTrail audit, BillingOptions billing, TimeProvider clock)
    : PageModel
{
    public UserRow Account { get; private set; } = null!;

    /// <summary>In which days and months are cut, whoever reads.</summary>
    public string BillingZone => billing.Calendar.Zone.Id;

    /// <summary>To show what a choice looks like.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    [TempData]
    public string? Notice { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostProfileAsync(ProfileInput input, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (input.TimeZone is { } zone && !ZoneChoices.Contain(zone))
        {
            ModelState.AddModelError(nameof(input.TimeZone), "Choose a time zone of the list.");
        }

        if (NumberStyles.Find(input.NumberStyle ?? nameof(NumberStyle.Point).ToLowerInvariant()) is null)
        {
            ModelState.AddModelError(nameof(input.NumberStyle), "Choose one of the three ways to write numbers.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var before = new { Account.DisplayName, Account.TimeZone, Account.NumberStyle };
        (Account.DisplayName, Account.TimeZone, Account.NumberStyle) = (input.DisplayName?.Trim() ?? "", input.TimeZone, input.NumberStyle);
        var after = new { Account.DisplayName, Account.TimeZone, Account.NumberStyle };
        if (!before.Equals(after))
        {
            audit.Add(db, AuditTrail.ActorOf(User), "user.profile-changed", Account.Email!, before, after);
            await db.SaveChangesAsync(cancel);
            // The session carries both choices; other sessions take them over at their next check.
            await sessions.RefreshSignInAsync(Account);
        }

        return Done("Your profile is saved.");
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

    public sealed class ProfileInput
    {
        [StringLength(200, ErrorMessage = "Use at most {1} characters.")]
        public string? DisplayName { get; set; }

        /// <summary>IANA name; null: the billing zone.</summary>
        public string? TimeZone { get; set; }

        /// <summary>Name of a number style; null: the usual one.</summary>
        public string? NumberStyle { get; set; }
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
