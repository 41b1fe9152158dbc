using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Platform.Access;

/// <summary>A key that may be used now.</summary>
public sealed record KnownKey(long Id, string Name, IReadOnlyList<string> Scopes);

/// <summary>
/// Finds keys by their hash. Found ones are remembered for a moment, so that a busy key costs no query per request and a revoked one
/// dies within that moment on every server. Unknown ones are remembered nowhere: inventing keys fills no memory.
/// </summary>
public sealed class ApiKeyLookup(IDbContextFactory<StreamOpsDb> factory, ApiKeyUse use, TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, (KnownKey Key, DateTimeOffset Until)> remembered = new(StringComparer.Ordinal);

    public async Task<KnownKey?> FindAsync(string key, CancellationToken cancel)
    {
        if (key.Length is < ApiKeys.MinimumLength or > ApiKeys.MaximumLength)
        {
            return null;
        }

        var hash = ApiKeys.HashOf(key);
        var now = clock.GetUtcNow();
        if (!remembered.TryGetValue(hash, out var entry) || entry.Until <= now)
        {
            if (await ReadAsync(hash, cancel) is not { } known)
            {
                remembered.TryRemove(hash, out _);
                return null;
            }

            entry = (known, now + Memory);
            remembered[hash] = entry;
        }

        use.Note(entry.Key.Id, now);
        return entry.Key;
    }

    /// <summary>On this server a revocation counts at once.</summary>
    public void Forget(string hash) => remembered.TryRemove(hash, out _);

    private async Task<KnownKey?> ReadAsync(string hash, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, cancel);
        return row is null ? null : new KnownKey(row.Id, row.Name, row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
