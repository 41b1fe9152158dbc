using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Domain.Budgets;

namespace StreamOps.Features.Budgets;

/// <summary>
/// Judges every budget and writes down what was crossed, with the mails that are owed for it, in one transaction for each budget. Any number of
/// servers may do so at once and be killed anywhere: a crossing and its mails are there once or not yet.
/// </summary>
public sealed class BudgetEvaluator(
    BudgetFigures figures, BudgetMails mails, IDbContextFactory<StreamOpsDb> factory, PromiseBell bell, TimeProvider clock, ILogger<BudgetEvaluator> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var figure in (await figures.JudgedAsync(cancel)).Where(f => f.Firing.Any()))
        {
            await TryFireAsync(figure, cancel);
        }
    }

    /// <summary>One budget that cannot be told must not keep the others waiting.</summary>
    private async Task TryFireAsync(BudgetFigure figure, CancellationToken cancel)
    {
        try
        {
            if (await FireAsync(figure, cancel))
            {
                bell.Ring(Promise.Mail);
                bell.Ring(Promise.Notifications);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (!IsTwin(error))
            {
                logger.LogError(error, "Crossings of budget {BudgetId} could not be written; they are judged again", figure.Budget.Id);
            }
        }
    }

    private async Task<bool> FireAsync(BudgetFigure figure, CancellationToken cancel)
    {
        // Written before the transaction, so that nobody waits for it.
        var letters = await mails.WriteAsync(figure, [.. figure.Firing], cancel);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var owed = new Dictionary<long, IReadOnlyList<OutboxMailRow>>();
        foreach (var letter in letters)
        {
            owed[letter.Threshold.Id] = await mails.OwedAsync(db, figure, letter, cancel);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.TryHoldAsync("budgets", "id", figure.Budget.Id, cancel)
            || !await db.Budgets.AnyAsync(b => b.Id == figure.Budget.Id && b.Version == figure.Budget.Version, cancel))
        {
            return false;
        }

        var fired = await db.BudgetCrossings
            .Where(c => c.BudgetId == figure.Budget.Id && c.Period == figure.Period.Key)
            .Select(c => c.ThresholdId)
            .ToListAsync(cancel);
        foreach (var letter in letters.Where(l => !fired.Contains(l.Threshold.Id)))
        {
            db.BudgetCrossings.Add(Crossing(figure, letter.Threshold));
            db.Notifications.Add(mails.Notification(figure, letter));
            db.OutboxMails.AddRange(owed[letter.Threshold.Id]);
        }

        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("budgets:before-commit");
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("budgets:committed");
        return true;
    }

    private BudgetCrossingRow Crossing(BudgetFigure figure, Threshold threshold) => new()
    {
        BudgetId = figure.Budget.Id,
        ThresholdId = threshold.Id,
        Period = figure.Period.Key,
        CrossedAt = clock.GetUtcNow(),
        Basis = threshold.Basis,
        Percent = threshold.Percent,
        LimitUsd = ThresholdRule.LimitUsd(threshold, figure.Standing) ?? 0,
        AmountUsd = figure.Budget.AmountUsd,
        SpentUsd = figure.Standing.SpentUsd,
        ForecastUsd = figure.Standing.ForecastUsd,
    };

    /// <summary>Another server wrote the same crossing a moment earlier.</summary>
    private bool IsTwin(Exception error)
    {
        using var db = factory.CreateDbContext();
        return error is DbUpdateException && db.IsDuplicateKey(error);
    }
}
