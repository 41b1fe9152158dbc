using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>
/// Links by which people set their password. One per account: a new one replaces the old. Kept as a hash in the database and not made
/// with data protection, because making the first protection key writes to the database, which the caller's transaction may hold.
/// </summary>
public sealed class Invitations(PublicAddress address, TimeProvider clock)
{
    /// <summary>How long a link may be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string Provider = "StreamOps";
    private const string Name = "Invitation";

    /// <summary>Puts a new link into the caller's unit of work; it works once that is saved.</summary>
    public async Task<Uri> IssueAsync(StreamOpsDb db, UserRow user, CancellationToken cancel)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var until = clock.GetUtcNow() + Lifetime;
        var value = string.Create(CultureInfo.InvariantCulture, $"{ApiKeys.HashOf(token)}:{until.ToUnixTimeSeconds()}");
        if (await db.UserTokens.FindAsync([user.Id, Provider, Name], cancel) is { } row)
        {
            row.Value = value;
        }
        else
        {
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = user.Id, LoginProvider = Provider, Name = Name, Value = value });
        }

        user.InvitedAt = clock.GetUtcNow();
        return address.Link($"/account/set-password?user={user.Id}&token={token}");
    }

    /// <returns>The account that the link opens; null for a link that is wrong, used, replaced or too old, or whose account is disabled.</returns>
    public async Task<UserRow?> FindAsync(StreamOpsDb db, Guid userId, string? token, CancellationToken cancel)
    {
        var value = await db.UserTokens.AsNoTracking()
            .Where(t => t.UserId == userId && t.LoginProvider == Provider && t.Name == Name)
            .Select(t => t.Value)
            .SingleOrDefaultAsync(cancel);
        return IsValid(value, token)
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == userId && u.DisabledAt == null, cancel)
            : null;
    }

    /// <summary>Uses the link up. Of several that try at once, one succeeds.</summary>
    public static async Task<bool> TakeAsync(StreamOpsDb db, Guid userId, string token, CancellationToken cancel)
    {
        var mark = ApiKeys.HashOf(token) + ":";
        var taken = await db.UserTokens
            .Where(t => t.UserId == userId && t.LoginProvider == Provider && t.Name == Name && t.Value!.StartsWith(mark))
            .ExecuteDeleteAsync(cancel);
        return taken == 1;
    }

    private bool IsValid(string? value, string? token)
    {
        if (value?.Split(':') is not [var hash, var until] || token is not { Length: > 0 and <= ApiKeys.MaximumLength })
        {
            return false;
        }

        var same = CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hash), Convert.FromHexString(ApiKeys.HashOf(token)));
        return same && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds();
    }
}
