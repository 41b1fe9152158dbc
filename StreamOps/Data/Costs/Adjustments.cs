using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Costs;

/// <summary>
/// Books what a stream's lines of closed months should be beyond what they were closed at, in the month that runs. What other months hold of it
/// already stays there, so writing it again, or after the next correction, books the rest alone.
/// </summary>
internal static class Adjustments
{
    /// <param name="lines">What the stream costs now, in all months.</param>
    /// <param name="closed">The closed ones of its months.</param>
    /// <param name="booked">The open month that takes the difference.</param>
    public static async Task BookAsync(
        StreamOpsDb db, StreamRow stream, IReadOnlyList<CostLine> lines, IReadOnlyCollection<BillingMonth> closed, BillingMonth booked, DateTimeOffset now, CancellationToken cancel)
    {
        var texts = closed.Select(m => m.ToString()).ToList();
        var frozen = await FrozenAsync(db, stream.Id, texts, cancel);
        var there = await db.Adjustments.Where(a => a.StreamId == stream.Id && texts.Contains(a.ClosedMonth)).ToListAsync(cancel);
        var wanted = lines.Where(l => closed.Contains(l.Month)).ToDictionary(l => (Month: l.Month.ToString(), l.Kind));
        var into = booked.ToString();
        foreach (var key in wanted.Keys.Union(frozen.Keys).Union(there.Select(KeyOf)))
        {
            var (line, was) = (wanted.GetValueOrDefault(key), frozen.GetValueOrDefault(key));
            var mine = there.FindAll(a => KeyOf(a) == key);
            var row = mine.Find(a => a.BookedMonth == into);
            var rest = Correction.RestUsd(line, was, mine.Where(a => a != row).Sum(a => a.AmountUsd));
            if (rest == 0)
            {
                db.RemoveRange(row is null ? [] : [row]);
                continue;
            }

            row ??= db.Adjustments.Add(Row(stream, key.Month, key.Kind, into)).Entity;
            (row.AmountUsd, row.RecordedAt) = (rest, now);
            row.Cause = Correction.CauseOf(line, was, frozen.Keys.Any(k => k.Month == key.Month));
        }
    }

    private static async Task<Dictionary<(string Month, CostKind Kind), FrozenLine>> FrozenAsync(StreamOpsDb db, long streamId, List<string> months, CancellationToken cancel)
    {
        var records = await db.CostRecords.AsNoTracking().Include(r => r.Parts).Where(r => r.StreamId == streamId && months.Contains(r.Month)).ToListAsync(cancel);
        return records.ToDictionary(r => (r.Month, new CostKind(r.Service, r.CostType)), r => new FrozenLine(r.DurationMs, r.Parts.Sum(p => p.QuantityMs), r.AmountUsd));
    }

    private static (string Month, CostKind Kind) KeyOf(AdjustmentRow row) => (row.ClosedMonth, new CostKind(row.Service, row.CostType));

    private static AdjustmentRow Row(StreamRow stream, string closed, CostKind kind, string booked) => new()
    {
        StreamId = stream.Id,
        ChannelId = stream.ChannelId,
        Service = kind.Service,
        CostType = kind.CostType,
        ClosedMonth = closed,
        BookedMonth = booked,
    };
}
