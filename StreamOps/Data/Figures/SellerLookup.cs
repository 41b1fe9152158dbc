using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;

namespace StreamOps.Data.Figures;

/// <summary>A seller as a form names one.</summary>
/// <param name="Name">The address where there is no name.</param>
/// <param name="Email">Of the account, which is unique.</param>
public sealed record NamedSeller(Guid Id, string Name, string Email);

/// <summary>Finds the seller that somebody means by what was typed, among any number of them. Who has a channel is one.</summary>
public sealed class SellerLookup(StreamOpsDb db)
{
    /// <summary>The one seller whose address or whole name it is; else those with it in their name or address, at most one more than can be shown.</summary>
    public async Task<IReadOnlyList<NamedSeller>> FindAsync(string? search, CancellationToken cancel)
    {
        var name = TypedName.Of(search);
        if (name.IsEmpty)
        {
            return [];
        }

        var (typed, capitals) = (name.Text, name.Capitals);
        var sellers = db.Users.Where(u => db.Channels.Any(c => c.SellerId == u.Id));
        if (await NamedAsync(sellers.Where(u => u.NormalizedEmail == capitals), cancel) is [var own])
        {
            return [own];
        }

#pragma warning disable CA1304, CA1311, CA1862 // Never called: the database's own upper() stands for it.
        var exact = await NamedAsync(sellers.Where(u => u.DisplayName == typed || u.DisplayName.ToUpper() == capitals), cancel);
        return exact.Count > 0 ? exact : await NamedAsync(
            sellers.Where(u => u.DisplayName.ToUpper().Contains(capitals) || u.DisplayName.Contains(typed) || u.NormalizedEmail!.Contains(capitals)), cancel);
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>By account, which need not have a channel any more.</summary>
    public async Task<NamedSeller?> OneAsync(Guid id, CancellationToken cancel) =>
        await NamedAsync(db.Users.Where(u => u.Id == id), cancel) is [var one] ? one : null;

    private static Task<List<NamedSeller>> NamedAsync(IQueryable<UserRow> users, CancellationToken cancel) =>
        users.OrderBy(u => u.DisplayName).ThenBy(u => u.NormalizedEmail)
            .Select(u => new NamedSeller(u.Id, u.DisplayName == "" ? u.Email ?? "" : u.DisplayName, u.Email ?? ""))
            .Take(ChannelLookup.MostShown + 1)
            .ToListAsync(cancel);
}
