using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Features.Account;

/// <summary>One page of a longer list.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items, int Page, int Total)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 25;
}

/// <summary>An account as the admin's list shows it.</summary>
public sealed record UserLine(Guid Id, string Email, string DisplayName, string Role, bool HasPassword, bool Disabled, DateTimeOffset? InvitedAt, DateTimeOffset? LastSignInAt);

/// <summary>What the admin's pages read.</summary>
public sealed class AccountQueries(StreamOpsDb db)
{
    public async Task<Listing<UserLine>> UsersAsync(string? search, string? state, int page, CancellationToken cancel)
    {
        var users = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var name = search.Trim();
            var address = name.ToUpperInvariant();
            users = users.Where(u => u.NormalizedEmail!.Contains(address) || u.DisplayName.Contains(name));
        }

        users = state switch
        {
            "active" => users.Where(u => u.DisabledAt == null && u.PasswordHash != null),
            "invited" => users.Where(u => u.DisabledAt == null && u.PasswordHash == null),
            "disabled" => users.Where(u => u.DisabledAt != null),
            _ => users,
        };
        var lines = users.OrderBy(u => u.NormalizedEmail).Select(u => new UserLine(
            u.Id,
            u.Email!,
            u.DisplayName,
            db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).FirstOrDefault() ?? "",
            u.PasswordHash != null,
            u.DisabledAt != null,
            u.InvitedAt,
            u.LastSignInAt));
        return await PageOfAsync(lines, page, cancel);
    }

    /// <summary>Keys that work first, the newest first.</summary>
    public Task<Listing<ApiKeyRow>> KeysAsync(int page, CancellationToken cancel) =>
        PageOfAsync(db.ApiKeys.AsNoTracking().OrderBy(k => k.RevokedAt != null).ThenByDescending(k => k.Id), page, cancel);

    public Task<Listing<AuditEntryRow>> AuditAsync(string? action, string? actor, int page, CancellationToken cancel)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(action))
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (!string.IsNullOrWhiteSpace(actor))
        {
            entries = entries.Where(e => e.Actor.Contains(actor.Trim()));
        }

        return PageOfAsync(entries.OrderByDescending(e => e.Id), page, cancel);
    }

    public Task<List<string>> ActionsAsync(CancellationToken cancel) =>
        db.AuditEntries.Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync(cancel);

    private static async Task<Listing<T>> PageOfAsync<T>(IQueryable<T> all, int page, CancellationToken cancel)
    {
        var items = await all.Skip((page - 1) * Listing<T>.PageSize).Take(Listing<T>.PageSize).ToListAsync(cancel);
        return new Listing<T>(items, page, await all.CountAsync(cancel));
    }
}
