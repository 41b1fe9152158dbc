using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Budgets;

namespace StreamOps.Data.Budgets;

/// <summary>The channels that scopes name, by themselves or by their seller.</summary>
internal static class ScopedChannels
{
    /// <returns>Seller by channel.</returns>
    public static Task<Dictionary<long, Guid>> OfAsync(StreamOpsDb db, IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        var channels = scopes.Where(s => s.ChannelId is not null).Select(s => s.ChannelId!.Value).Distinct().ToList();
        var sellers = scopes.Where(s => s.SellerId is not null).Select(s => s.SellerId!.Value).Distinct().ToList();
        return channels.Count + sellers.Count == 0
            ? Task.FromResult(new Dictionary<long, Guid>())
            : db.Channels.Where(c => channels.Contains(c.Id) || sellers.Contains(c.SellerId)).ToDictionaryAsync(c => c.Id, c => c.SellerId, cancel);
    }
}
