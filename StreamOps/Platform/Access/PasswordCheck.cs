using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>
/// The only place where passwords are checked. A try is counted in the database before the password is looked at, in one statement, so
/// that however many arrive at once on however many servers, no more than the allowed number are checked before the account locks.
/// Unknown, locked and disabled accounts cost the caller the same work and give the same answer as a wrong password.
/// </summary>
public sealed class PasswordCheck(StreamOpsDb db, Accounts accounts, IPasswordHasher<UserRow> hasher, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private static readonly UserRow Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<UserRow>().HashPassword(Nobody, Accounts.NewStamp()));

    /// <returns>The account, or null: why not is nobody's business.</returns>
    public async Task<UserRow?> SignInAsync(string email, string password, CancellationToken cancel)
    {
        var normalized = accounts.Normalize(email);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancel);
        return await IsRightAsync(user, password, cancel) ? user : null;
    }

    /// <summary>Also for a signed-in person who gives the password again: a stolen session is no way round the lock.</summary>
    public async Task<bool> IsRightAsync(UserRow? user, string password, CancellationToken cancel)
    {
        var may = await CountTryAsync(user?.Id ?? Guid.Empty, cancel);
        var hash = may ? user?.PasswordHash : null;
        var matches = hasher.VerifyHashedPassword(user ?? Nobody, hash ?? NobodysHash.Value, password) != PasswordVerificationResult.Failed;
        if (user is null || hash is null || !matches)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            s => s.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null).SetProperty(u => u.LastSignInAt, now), cancel);
        return true;
    }

    /// <summary>True when the try may go on. The last allowed one locks the account, and a right password opens it again.</summary>
    private async Task<bool> CountTryAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + identity.Value.Lockout.DefaultLockoutTimeSpan;
        var last = identity.Value.Lockout.MaxFailedAccessAttempts - 1;
        var counted = await db.Users
            .Where(u => u.Id == userId && u.DisabledAt == null && (u.LockoutEnd == null || u.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                s => s
                    .SetProperty(u => u.LockoutEnd, u => u.LockoutEnd == null && u.AccessFailedCount >= last ? until : null)
                    .SetProperty(u => u.AccessFailedCount, u => u.LockoutEnd == null ? u.AccessFailedCount + 1 : 1),
                cancel);
        return counted == 1;
    }
}
