using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>Makes and ends the keys of machines.</summary>
public sealed class ApiKeys(AuditTrail audit, ApiKeyLookup lookup, TimeProvider clock)
{
    /// <summary>Characters. Below this a key could be guessed from its unsalted hash.</summary>
    public const int MinimumLength = 32;

    public const int MaximumLength = 200;

    private const string Mark = "so_";
    private const int PrefixLength = 8;

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The row of a key. The key itself is not in it.</summary>
    public static ApiKeyRow RowOf(string key, string name, IEnumerable<string> scopes, DateTimeOffset now) => new()
    {
        Name = name,
        Prefix = key[..PrefixLength],
        Hash = HashOf(key),
        Scopes = string.Join(' ', KeyScopes.All.Where(scopes.Contains)),
        CreatedAt = now,
    };

    /// <returns>The key, to be shown once: nobody can read it back.</returns>
    public async Task<string> CreateAsync(StreamOpsDb db, string name, IReadOnlyCollection<string> scopes, string actor, CancellationToken cancel)
    {
        var key = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var row = RowOf(key, name, scopes, clock.GetUtcNow());
        db.ApiKeys.Add(row);
        audit.Add(db, actor, "api-key.created", name, null, new { row.Prefix, row.Scopes });
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <returns>False when there is no such key, or it was revoked before.</returns>
    public async Task<bool> RevokeAsync(StreamOpsDb db, long id, string actor, CancellationToken cancel)
    {
        if (await db.ApiKeys.FindAsync([id], cancel) is not { RevokedAt: null } row)
        {
            return false;
        }

        row.RevokedAt = clock.GetUtcNow();
        audit.Add(db, actor, "api-key.revoked", row.Name, new { row.Prefix, row.Scopes }, null);
        await db.SaveChangesAsync(cancel);
        lookup.Forget(row.Hash);
        return true;
    }
}
