using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>Where the link of an invitation leads.</summary>
[AllowAnonymous]
[EnableRateLimiting(SecurityRateLimits.SignIn)]
public sealed class SetPasswordModel(StreamOpsDb db, Invitations invitations, IPasswordHasher<UserRow> hasher, SignInManager<UserRow> sessions, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "user")]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a password."), DataType(DataType.Password)]
    [StringLength(Identity.PasswordLimit, MinimumLength = Identity.PasswordLength, ErrorMessage = "Use {2} to {1} characters.")]
    public string Password { get; set; } = "";

    [BindProperty, DataType(DataType.Password), Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
    public string Again { get; set; } = "";

    /// <summary>Null: the link does not work.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        Email = (await invitations.FindAsync(db, UserId, Token, cancel))?.Email;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var user = await invitations.FindAsync(db, UserId, Token, cancel);
        Email = user?.Email;
        if (user is null || !ModelState.IsValid)
        {
            return Page();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await Invitations.TakeAsync(db, UserId, Token!, cancel))
        {
            Email = null;
            return Page();
        }

        PasswordSetting.Apply(user, Password, hasher);
        (user.EmailConfirmed, user.LastSignInAt) = (true, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await sessions.SignInAsync(user, isPersistent: false);
        return LocalRedirect("/");
    }
}
