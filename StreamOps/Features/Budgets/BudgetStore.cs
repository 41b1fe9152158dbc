using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Budgets;

/// <summary>What became of a change.</summary>
public enum BudgetChange
{
    Done,

    /// <summary>There is no such budget any more.</summary>
    Gone,

    /// <summary>Somebody else has changed it since it was shown.</summary>
    Changed,
}

/// <summary>Writes budgets, each change with its audit row in one transaction.</summary>
public sealed class BudgetStore(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The same form twice is one budget: the unique index sees to it, also when two send it at once.</summary>
    public async Task AddAsync(BudgetDraft draft, Guid formKey, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var row = new BudgetRow { FormKey = formKey, Name = draft.Name, CreatedAt = clock.GetUtcNow(), Version = 1 };
        Take(row, draft);
        row.Thresholds = [.. draft.Thresholds.Select(Row)];
        db.Budgets.Add(row);
        audit.Add(db, actor, "budget.added", draft.Name, null, Said(draft));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            // Sent before, and saved then.
        }
    }

    /// <param name="version">Of the budget that the form was filled from.</param>
    public async Task<BudgetChange> ChangeAsync(long id, int version, BudgetDraft draft, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("budgets", "id", [id], cancel);
        if (await db.Budgets.Include(b => b.Thresholds).SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } row)
        {
            return BudgetChange.Gone;
        }

        if (row.Version != version)
        {
            return BudgetChange.Changed;
        }

        var before = row.ToBudget();
        await ChangeThresholdsAsync(db, row, draft, cancel);
        Take(row, draft);
        row.Version++;
        audit.Add(db, actor, "budget.changed", draft.Name, Said(new BudgetDraft(before.Name, before.Scope, before.AmountUsd, before.Event, before.Thresholds)), Said(draft));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return BudgetChange.Done;
    }

    public async Task DeleteAsync(long id, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("budgets", "id", [id], cancel);
        if (await db.Budgets.Include(b => b.Thresholds).SingleOrDefaultAsync(b => b.Id == id, cancel) is { } row)
        {
            var before = row.ToBudget();
            db.Budgets.Remove(row);
            audit.Add(db, actor, "budget.deleted", row.Name, Said(new BudgetDraft(before.Name, before.Scope, before.AmountUsd, before.Event, before.Thresholds)), null);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>
    /// A threshold is known by its row: one that stays keeps what it has fired. Of another amount, scope or span all are new, and so armed.
    /// </summary>
    private async Task ChangeThresholdsAsync(StreamOpsDb db, BudgetRow row, BudgetDraft draft, CancellationToken cancel)
    {
        var isSame = (row.AmountUsd, row.Event, row.ToBudget().Scope) == (draft.AmountUsd, draft.Event, draft.Scope);
        foreach (var old in row.Thresholds.ToList())
        {
            if (isSame && draft.Thresholds.FirstOrDefault(t => t.Basis == old.Basis && t.Percent == old.Percent) is { } kept)
            {
                old.ReachedCounts = kept.ReachedCounts;
            }
            else
            {
                row.Thresholds.Remove(old);
            }
        }

        // Before the new ones, which may be of the same basis and per cent.
        await db.SaveChangesAsync(cancel);
        row.Thresholds.AddRange(draft.Thresholds.Where(t => !row.Thresholds.Exists(o => o.Basis == t.Basis && o.Percent == t.Percent)).Select(Row).ToList());
    }

    private static void Take(BudgetRow row, BudgetDraft draft)
    {
        row.Name = draft.Name;
        row.AmountUsd = draft.AmountUsd;
        (row.StartsAt, row.EndsAt) = (draft.Event?.Start, draft.Event?.End);
        (row.Scope, row.Service, row.SellerId, row.ChannelId) = (draft.Scope.Kind, draft.Scope.Service, draft.Scope.SellerId, draft.Scope.ChannelId);
    }

    private BudgetThresholdRow Row(Threshold threshold) =>
        new() { Basis = threshold.Basis, Percent = threshold.Percent, ReachedCounts = threshold.ReachedCounts, ArmedAt = clock.GetUtcNow() };

    private static object Said(BudgetDraft draft) => new
    {
        draft.Name,
        Covers = draft.Scope.ToString(),
        draft.AmountUsd,
        StartsAt = draft.Event?.Start,
        EndsAt = draft.Event?.End,
        Thresholds = draft.Thresholds.Select(t => $"{WireName.Of(t.Basis)} {(t.ReachedCounts ? ">=" : ">")} {t.Percent:0.##}%"),
    };
}
