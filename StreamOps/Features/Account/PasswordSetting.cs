using Microsoft.AspNetCore.Identity;
using StreamOps.Data.Access;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>Gives an account a new password. Every other session ends and a lock is lifted.</summary>
public static class PasswordSetting
{
    public static void Apply(UserRow user, string password, IPasswordHasher<UserRow> hasher)
    {
        user.PasswordHash = hasher.HashPassword(user, password);
        user.SecurityStamp = Accounts.NewStamp();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
    }
}
