using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;

namespace StreamOps.Features.Budgets;

/// <summary>Something that a budget can cover.</summary>
public sealed record BudgetChoice(BudgetScope Scope, string Name);

/// <summary>What a budget can be held against, and what that is called.</summary>
public sealed class BudgetChoices(StreamOpsDb db)
{
    public async Task<IReadOnlyList<BudgetChoice>> AllAsync(CancellationToken cancel)
    {
        var sellers = await db.Users
            .Where(u => db.Channels.Any(c => c.SellerId == u.Id))
            .Select(u => new { u.Id, Name = u.DisplayName == "" ? u.Email ?? "" : u.DisplayName })
            .OrderBy(u => u.Name).ThenBy(u => u.Id)
            .ToListAsync(cancel);
        var channels = await db.Channels.Select(c => new { c.Id, c.Name }).OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(cancel);
        return
        [
            new(BudgetScope.All, "Everything"),
            .. CostKind.All.Select(k => k.Service).Distinct().Select(s => new BudgetChoice(BudgetScope.OfService(s), ServiceName(s))),
            .. sellers.Select(s => new BudgetChoice(BudgetScope.OfSeller(s.Id), s.Name)),
            .. channels.Select(c => new BudgetChoice(BudgetScope.OfChannel(c.Id), c.Name)),
        ];
    }

    private static string ServiceName(string service) => new Components.CostPart(service, "", 0).ServiceName;
}
