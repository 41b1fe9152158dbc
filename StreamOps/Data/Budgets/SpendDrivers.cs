using System.Globalization;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>A stream that a period's cost came from.</summary>
/// <param name="AmountUsd">What of its cost lies in the period and the scope, USD, exact.</param>
public sealed record SpendDriver(long StreamId, string Channel, DateTimeOffset StartedAt, bool IsLive, decimal AmountUsd);

/// <summary>Reads which streams drive a budget: the dearest of the period, booked or still accruing.</summary>
public sealed class SpendDrivers(StreamOpsDb db, StreamReads streams, CostBreakdowns breakdowns, EventSpends events)
{
    public async Task<IReadOnlyList<SpendDriver>> OfAsync(Budget budget, BudgetPeriod period, int most, CancellationToken cancel)
    {
        var found = period.Month is { } month ? await OfMonthAsync(budget.Scope, month, most, cancel) : await OfEventAsync(budget.Scope, period.Span, cancel);
        return [.. found.Where(d => d.AmountUsd > 0).OrderByDescending(d => d.AmountUsd).ThenBy(d => d.StreamId).Take(most)];
    }

    private async Task<IEnumerable<SpendDriver>> OfMonthAsync(BudgetScope scope, BillingMonth month, int most, CancellationToken cancel)
    {
        var filter = new CostFilter(month, scope.Service, ChannelId: scope.ChannelId, SellerId: scope.SellerId);
        var booked = await breakdowns.OfAsync(filter, CostBreak.Stream, new CostOrder(ByName: false, Descending: true, 1, most), cancel);
        var book = await PriceBooks.CurrentAsync(db, cancel);
        var accruing = (await streams.UncostedAsync(cancel)).Where(s => scope.Takes(s.Stream.ChannelId, s.SellerId));
        return
        [
            .. booked.Rows.Select(r => new SpendDriver(long.Parse(r.Key, CultureInfo.InvariantCulture), r.Name, r.StartedAt ?? default, false, r.AmountUsd)),
            .. accruing.Select(s => Driver(s, s.Cost(book).Where(l => l.Month == month && scope.Takes(l.Kind.Service)).Sum(l => l.AmountUsd))),
        ];
    }

    private async Task<IEnumerable<SpendDriver>> OfEventAsync(BudgetScope scope, Interval span, CancellationToken cancel) =>
        (await events.StreamsAsync(scope, span, cancel)).Select(s => Driver(s.Stream, s.Lines.Where(l => scope.Takes(l.Kind.Service)).Sum(l => l.AmountUsd)));

    private static SpendDriver Driver(StreamFigures stream, decimal usd) =>
        new(stream.Stream.Id, stream.ChannelName, stream.Stream.StartedAt, stream.IsLive, usd);
}
