using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Money;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reports;

/// <summary>Reads what stands beside the money of a statement: budget, dearest streams, incidents.</summary>
public sealed class StatementFacts(StreamOpsDb db, CostBreakdowns breakdowns)
{
    /// <summary>The monthly budget of everything, the first made of several; null: there is none.</summary>
    internal async Task<long?> BudgetCentsAsync(CancellationToken cancel)
    {
        var amount = await db.Budgets
            .Where(b => b.Scope == BudgetScopeKind.All && b.StartsAt == null)
            .OrderBy(b => b.Id)
            .Select(b => (decimal?)b.AmountUsd)
            .FirstOrDefaultAsync(cancel);
        return amount is { } usd ? Usd.ToCentsRoundedUp(usd) : null;
    }

    internal async Task<IReadOnlyList<StatementStream>> TopStreamsAsync(BillingMonth month, CancellationToken cancel)
    {
        var order = new CostOrder(ByName: false, Descending: true, Page: 1, PageSize: MonthStatement.MostStreams);
        var dearest = (await breakdowns.OfAsync(new CostFilter(month), CostBreak.Stream, order, cancel)).Rows;
        var ids = dearest.Select(s => long.Parse(s.Key, CultureInfo.InvariantCulture)).ToList();
        var (first, last) = (month.FirstDay, month.LastDay);
        var usage = await db.StreamDays
            .Where(d => ids.Contains(d.StreamId) && d.Day >= first && d.Day <= last)
            .GroupBy(d => d.StreamId)
            .Select(g => new { g.Key, Live = g.Sum(d => d.LiveMs), Viewers = g.Sum(d => d.HlsMs + d.RtcMs) })
            .ToDictionaryAsync(u => u.Key, cancel);
        var channels = await db.Streams.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.ChannelId, cancel);
        return
        [
            .. dearest.Zip(ids, (s, id) => new StatementStream(
                id,
                channels[id],
                s.Name,
                s.StartedAt!.Value,
                usage.GetValueOrDefault(id)?.Live ?? 0,
                usage.GetValueOrDefault(id)?.Viewers ?? 0,
                s.AmountUsd,
                Usd.ToCentsRoundedUp(s.AmountUsd))),
        ];
    }

    internal async Task<IReadOnlyList<StatementIncident>> IncidentsAsync(Interval month, CancellationToken cancel)
    {
        var fired = await db.Alerts.AsNoTracking()
            .Where(a => a.FiredAt >= month.Start && a.FiredAt < month.End)
            .OrderBy(a => a.FiredAt).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.Kind, a.SubjectName, a.Severity, a.FiredAt, a.ResolvedAt })
            .ToListAsync(cancel);
        return fired.ConvertAll(a => new StatementIncident(a.Id, WireName.Of(a.Kind), a.SubjectName, WireName.Of(a.Severity), a.FiredAt!.Value, a.ResolvedAt));
    }
}
