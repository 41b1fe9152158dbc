using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;

namespace StreamOps.Features.Demo;

/// <summary>Budgets for the demo to show: one that will do, one that runs out, one of a single channel. Added once; each is its admin's to change.</summary>
public static class DemoBudgets
{
    private const string Channel = "kicks-after-dark";

    public static async Task FillAsync(StreamOpsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var channel = await db.Channels.Where(c => c.ExternalId == Channel).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancel);
        BudgetRow[] wanted =
        [
            Row(1, "The whole platform", BudgetScope.All, 7_500, now),
            Row(2, "Delivery and storage", BudgetScope.OfService("cloudflare"), 5_000, now),
            .. channel is { } id ? [Row(3, "Kicks After Dark", BudgetScope.OfChannel(id), 1_500, now)] : Array.Empty<BudgetRow>(),
        ];
        var keys = wanted.Select(w => w.FormKey).ToList();
        var known = await db.Budgets.Where(b => keys.Contains(b.FormKey)).Select(b => b.FormKey).ToListAsync(cancel);
        db.Budgets.AddRange(wanted.Where(w => !known.Contains(w.FormKey)));
        await db.SaveChangesAsync(cancel);
    }

    private static BudgetRow Row(byte number, string name, BudgetScope scope, decimal amountUsd, DateTimeOffset now) => new()
    {
        FormKey = new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number),
        Name = name,
        Scope = scope.Kind,
        Service = scope.Service,
        ChannelId = scope.ChannelId,
        AmountUsd = amountUsd,
        CreatedAt = now,
        Version = 1,
        Thresholds = [.. Threshold.Usual.Select(t => new BudgetThresholdRow { Basis = t.Basis, Percent = t.Percent, ReachedCounts = t.ReachedCounts })],
    };
}
