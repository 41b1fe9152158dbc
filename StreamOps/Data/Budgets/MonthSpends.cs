using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>Reads what a month has cost so far behind each of many scopes: recorded, and accrued by streams that have no records yet.</summary>
public sealed class MonthSpends(StreamOpsDb db, StreamReads streams)
{
    /// <returns>USD in whole cents by scope.</returns>
    public async Task<IReadOnlyDictionary<BudgetScope, decimal>> OfAsync(BillingMonth month, IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        // Records before accruals: a stream that is booked in between is missing from both for a moment. The other way round it would count
        // twice, and a threshold would fire that was never crossed.
        var recorded = await RecordedAsync(month, scopes, cancel);
        var corrected = await CorrectedAsync(month, scopes, cancel);
        var book = await PriceBooks.CurrentAsync(db, cancel);
        var isClosed = await BillingMonths.FindClosedAsync(db, month, cancel) is not null;
        var accrued = (isClosed ? [] : await streams.UncostedAsync(cancel))
            .Select(s => (s.Stream.ChannelId, s.SellerId, Lines: s.Cost(book).Where(l => l.Month == month).ToList()))
            .ToList();
        return scopes.Distinct().ToDictionary(scope => scope, scope => SpendLines.Usd(
            [.. recorded(scope), .. accrued.Where(a => scope.Takes(a.ChannelId, a.SellerId)).SelectMany(a => a.Lines)], scope, isMonth: true) + corrected(scope));
    }

    /// <summary>What the month books of closed ones, USD in whole cents: of the platform as its lines are shown, of others exact and rounded up once.</summary>
    private async Task<Func<BudgetScope, decimal>> CorrectedAsync(BillingMonth month, IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        var all = await AdjustmentReads.BookedInAsync(db, month, cancel);
        if (all.Count == 0)
        {
            return _ => 0;
        }

        var channels = await ScopedChannels.OfAsync(db, scopes, cancel);
        var ofChannels = await AdjustmentReads.ByChannelAsync(db, month, channels.Keys, cancel);
        return scope => scope.Kind is BudgetScopeKind.All or BudgetScopeKind.Service
            ? all.Where(a => scope.Takes(a.Kind.Service)).Sum(a => a.Cents) / 100m
            : Usd.RoundUpToCent(ofChannels.Where(c => scope.Takes(c.Key, channels[c.Key])).SelectMany(c => c).Where(a => scope.Takes(a.Kind.Service)).Sum(a => a.AmountUsd));
    }

    private async Task<Func<BudgetScope, IEnumerable<CostLine>>> RecordedAsync(BillingMonth month, IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        var channels = await ScopedChannels.OfAsync(db, scopes, cancel);
        var ofChannels = await BookedParts.ByChannelAsync(db, month, channels.Keys, cancel);
        var ofAll = scopes.Any(s => s.Kind is BudgetScopeKind.All or BudgetScopeKind.Service) ? await BookedParts.OfMonthAsync(db, month, cancel) : [];
        return scope => (scope.Kind is BudgetScopeKind.All or BudgetScopeKind.Service
                ? ofAll
                : ofChannels.Where(c => scope.Takes(c.Key, channels[c.Key])).SelectMany(parts => parts))
            .Select(part => new CostLine(month, part.Price.Kind, 0, 0, [part]));
    }
}
