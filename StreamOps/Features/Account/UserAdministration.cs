using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>
/// What admins do to accounts: one at a time over all servers, each with its line in the trail. Every method gives null, or why not in words for a page.
/// </summary>
public sealed class UserAdministration(StreamOpsDb db, Accounts accounts, Invitations invitations, InvitationMail mail, AuditTrail audit, PromiseBell bell, TimeProvider clock)
{
    private const string Gone = "There is no such account.";
    private const string LastAdmin = "This is the last admin who can sign in. Make another one first, who has chosen a password.";

    public Task<string?> InviteAsync(string email, string displayName, string role, string actor, CancellationToken cancel) => OneAtATimeAsync(async () =>
    {
        if (await accounts.FindAsync(db, email, cancel) is not null)
        {
            return "This address has an account already. Look for it in the list below.";
        }

        var user = await accounts.AddAsync(db, email, displayName, role, cancel);
        await mail.AddAsync(db, user, cancel);
        audit.Add(db, actor, "user.invited", user.Email!, null, new { Role = role });
        return null;
    }, cancel);

    public Task<string?> ChangeRoleAsync(Guid id, string role, string actor, CancellationToken cancel) => OnAsync(id, async user =>
    {
        var old = await db.UserRoles.Where(r => r.UserId == id).ToListAsync(cancel);
        var before = await RoleNameAsync(id, cancel);
        if (before == role)
        {
            return null;
        }

        if (before == Roles.Admin && await IsLastAdminAsync(id, cancel))
        {
            return LastAdmin;
        }

        db.UserRoles.RemoveRange(old);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = id, RoleId = await Accounts.RoleIdAsync(db, role, cancel) });
        user.SecurityStamp = Accounts.NewStamp();
        if (before == Roles.Admin)
        {
            await CallBackAsync(user, cancel);
        }

        audit.Add(db, actor, "user.role-changed", user.Email!, new { Role = before }, new { Role = role });
        return null;
    }, cancel);

    public Task<string?> DisableAsync(Guid id, string actor, CancellationToken cancel) => OnAsync(id, async user =>
    {
        if (user.DisabledAt is not null)
        {
            return null;
        }

        if (await RoleNameAsync(id, cancel) == Roles.Admin && await IsLastAdminAsync(id, cancel))
        {
            return LastAdmin;
        }

        user.DisabledAt = clock.GetUtcNow();
        user.SecurityStamp = Accounts.NewStamp();
        await CallBackAsync(user, cancel);
        audit.Add(db, actor, "user.disabled", user.Email!, new { Disabled = false }, new { Disabled = true });
        return null;
    }, cancel);

    public Task<string?> EnableAsync(Guid id, string actor, CancellationToken cancel) => OnAsync(id, user =>
    {
        if (user.DisabledAt is not null)
        {
            user.DisabledAt = null;
            audit.Add(db, actor, "user.enabled", user.Email!, new { Disabled = true }, new { Disabled = false });
        }

        return Task.FromResult<string?>(null);
    }, cancel);

    public Task<string?> ResendAsync(Guid id, string actor, CancellationToken cancel) => OnAsync(id, async user =>
    {
        await mail.AddAsync(db, user, cancel);
        audit.Add(db, actor, "user.link-mailed", user.Email!, null, null);
        return null;
    }, cancel);

    /// <returns>A fresh link, for the admin to hand over; null where there is no such account.</returns>
    public async Task<Uri?> LinkAsync(Guid id, string actor, CancellationToken cancel)
    {
        Uri? link = null;
        await OnAsync(id, async user =>
        {
            link = await invitations.IssueAsync(db, user, cancel);
            audit.Add(db, actor, "user.link-shown", user.Email!, null, null);
            return null;
        }, cancel);
        return link;
    }

    /// <summary>What the platform had to tell and was not sent yet, such as a budget's mail that waits for the morning, is not for this person any more.</summary>
    private Task<int> CallBackAsync(UserRow user, CancellationToken cancel) => db.OutboxMails
        .Where(m => m.SentAt == null && m.Recipient == user.Email && (m.DedupeKey.StartsWith("budget:") || m.DedupeKey.StartsWith("notification:")))
        .ExecuteDeleteAsync(cancel);

    private Task<string?> OnAsync(Guid id, Func<UserRow, Task<string?>> change, CancellationToken cancel) => OneAtATimeAsync(
        async () => await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancel) is { } user ? await change(user) : Gone, cancel);

    /// <summary>Two admins who demote each other at the same moment must not leave none: the row of the role lets them pass in turn.</summary>
    private async Task<string?> OneAtATimeAsync(Func<Task<string?>> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Roles.Where(r => r.Name == Roles.Admin).ExecuteUpdateAsync(s => s.SetProperty(r => r.ConcurrencyStamp, Accounts.NewStamp()), cancel);
        if (await change() is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Mail);
        return null;
    }

    private async Task<string> RoleNameAsync(Guid id, CancellationToken cancel) =>
        await db.UserRoles.Where(r => r.UserId == id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).FirstOrDefaultAsync(cancel) ?? "";

    /// <summary>Whoever was invited and has not come yet may never come.</summary>
    private async Task<bool> IsLastAdminAsync(Guid id, CancellationToken cancel)
    {
        var role = await Accounts.RoleIdAsync(db, Roles.Admin, cancel);
        return !await db.UserRoles.AnyAsync(r => r.RoleId == role && r.UserId != id && db.Users.Any(u => u.Id == r.UserId && u.DisabledAt == null && u.PasswordHash != null), cancel);
    }
}
