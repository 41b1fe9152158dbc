using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;

namespace StreamOps.Features.Budgets;

/// <summary>Something that a budget can cover.</summary>
/// <param name="Key">Finds it again whatever else has its name: the id of a channel, the address of a seller. Null where there is one of it.</param>
public sealed record BudgetChoice(BudgetScope Scope, string Name, string? Key = null);

/// <summary>What a budget can be held against, and what that is called. Channels and sellers are named, never listed: there may be thousands.</summary>
public sealed class BudgetChoices(StreamOpsDb db, ChannelLookup channels, SellerLookup sellers)
{
    /// <summary>What every platform has.</summary>
    public static IReadOnlyList<BudgetChoice> Fixed { get; } =
    [
        new(BudgetScope.All, "Everything"),
        .. CostKind.All.Select(k => k.Service).Distinct().Select(s => new BudgetChoice(BudgetScope.OfService(s), new Components.CostPart(s, "", 0).ServiceName)),
    ];

    /// <summary>All that a form may mean.</summary>
    /// <param name="covers">Spelling of one of <see cref="Fixed"/>, or <see cref="BudgetForm.OneSeller"/> or <see cref="BudgetForm.OneChannel"/>.</param>
    /// <param name="named">Name or key of that one.</param>
    public async Task<IReadOnlyList<BudgetChoice>> FindAsync(string? covers, string? named, CancellationToken cancel) => covers switch
    {
        BudgetForm.OneSeller => [.. (await sellers.FindAsync(named, cancel)).Select(Of)],
        BudgetForm.OneChannel => [.. (await channels.FindAsync(named, cancel)).Select(Of)],
        _ => [.. Fixed.Where(c => c.Scope.ToString() == covers)],
    };

    public async Task<BudgetChoice?> OneAsync(BudgetScope scope, CancellationToken cancel) => scope switch
    {
        { SellerId: { } seller } => await sellers.OneAsync(seller, cancel) is { } one ? Of(one) : null,
        { ChannelId: { } channel } => await channels.OneAsync(channel, cancel) is { } one ? Of(one) : null,
        _ => Fixed.FirstOrDefault(c => c.Scope == scope),
    };

    /// <summary>What these scopes are called.</summary>
    public async Task<IReadOnlyDictionary<BudgetScope, string>> NamesAsync(IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        var (channelIds, sellerIds) = (scopes.Select(s => s.ChannelId).OfType<long>().ToList(), scopes.Select(s => s.SellerId).OfType<Guid>().ToList());
        var named = await db.Channels.Where(c => channelIds.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancel);
        var people = await db.Users.Where(u => sellerIds.Contains(u.Id)).Select(u => new { u.Id, Name = u.DisplayName == "" ? u.Email ?? "" : u.DisplayName }).ToListAsync(cancel);
        return Fixed.Select(c => (c.Scope, c.Name))
            .Concat(named.Select(c => (BudgetScope.OfChannel(c.Id), c.Name)))
            .Concat(people.Select(p => (BudgetScope.OfSeller(p.Id), p.Name)))
            .ToDictionary();
    }

    private static BudgetChoice Of(NamedChannel channel) => new(BudgetScope.OfChannel(channel.Id), channel.Name, channel.ExternalId);

    private static BudgetChoice Of(NamedSeller seller) => new(BudgetScope.OfSeller(seller.Id), seller.Name, seller.Email);
}
