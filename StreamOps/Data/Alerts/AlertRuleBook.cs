using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>The rules. One that nobody has written yet is written as it usually is, once.</summary>
public sealed class AlertRuleBook(IDbContextFactory<StreamOpsDb> factory)
{
    private static readonly AlertRuleKind[] Kinds = Enum.GetValues<AlertRuleKind>();

    public async Task<IReadOnlyList<AlertRule>> AllAsync(CancellationToken cancel)
    {
        var known = await ReadAsync(cancel);
        if (known.Count < Kinds.Length)
        {
            await SeedAsync(Kinds.Except(known.Select(r => r.Kind)), cancel);
            known = await ReadAsync(cancel);
        }

        return [.. known.OrderBy(r => r.Kind).Select(r => r.ToRule())];
    }

    private async Task<List<AlertRuleRow>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.AlertRules.AsNoTracking().ToListAsync(cancel);
    }

    private async Task SeedAsync(IEnumerable<AlertRuleKind> missing, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.AlertRules.AddRange(missing.Select(k => AlertRuleRow.Of(RuleTraits.Of(k).Usual)));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            // Another server did it at the same moment.
        }
    }
}
