using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>The rows of an account, put into the caller's unit of work.</summary>
public sealed class Accounts(ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>Characters of an e-mail address that the columns hold.</summary>
    private const int MaximumAddress = 256;

    /// <summary>One plain address: no display name, no line break, nothing that a mail header could read in another way.</summary>
    public static bool IsAddress(string? email) =>
        email is { Length: > 2 and <= MaximumAddress }
        && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"' or '\\')
        && MailAddress.TryCreate(email, out var parsed)
        && parsed.Address == email;

    /// <summary>A new value ends every session and link of the account.</summary>
    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    public string Normalize(string email) => normalizer.NormalizeEmail(email.Trim());

    public Task<UserRow?> FindAsync(StreamOpsDb db, string email, CancellationToken cancel)
    {
        var normalized = Normalize(email);
        return db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancel);
    }

    /// <summary>Adds the account without a password. The user name is the address, whose unique index refuses a second one.</summary>
    public async Task<UserRow> AddAsync(StreamOpsDb db, string email, string displayName, string role, CancellationToken cancel)
    {
        email = email.Trim();
        var user = new UserRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = email,
            NormalizedUserName = Normalize(email),
            Email = email,
            NormalizedEmail = Normalize(email),
            DisplayName = displayName,
            SecurityStamp = NewStamp(),
            LockoutEnabled = true,
            CreatedAt = clock.GetUtcNow(),
        };
        var roleId = await RoleIdAsync(db, role, cancel);
        db.Users.Add(user);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roleId });
        return user;
    }

    public static Task<Guid> RoleIdAsync(StreamOpsDb db, string role, CancellationToken cancel) =>
        db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync(cancel);
}
