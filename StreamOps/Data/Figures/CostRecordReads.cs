using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>A page of records.</summary>
/// <param name="Total">Records on all pages.</param>
/// <param name="TotalCents">Cents of all pages: the sum of the records as each is shown.</param>
public sealed record CostRecordPage(List<CostRecordRow> Items, int Total, long TotalCents);

/// <summary>Reads single cost records: of a stream, of a channel.</summary>
public sealed class CostRecordReads(StreamOpsDb db)
{
    public Task<List<CostRecordRow>> OfStreamAsync(long streamId, CancellationToken cancel) =>
        db.CostRecords.AsNoTracking()
            .Include(r => r.Parts).ThenInclude(p => p.Price)
            .Where(r => r.StreamId == streamId)
            .OrderBy(r => r.Month).ThenBy(r => r.Service).ThenBy(r => r.CostType)
            .ToListAsync(cancel);

    /// <summary>What was booked because records of closed months should be others, exact, as a statement lists it.</summary>
    public Task<IReadOnlyList<StatementAdjustment>> CorrectionsAsync(long streamId, CancellationToken cancel) => AdjustmentReads.OfStreamAsync(db, streamId, cancel);

    /// <summary>Records of a channel, newest month first.</summary>
    public Task<CostRecordPage> OfChannelAsync(long channelId, BillingMonth? month, int page, int pageSize, CancellationToken cancel)
    {
        var records = db.CostRecords.Where(r => r.ChannelId == channelId);
        return PageAsync(In(records, month), page, pageSize, cancel);
    }

    private static IQueryable<CostRecordRow> In(IQueryable<CostRecordRow> records, BillingMonth? month)
    {
        var text = month?.ToString();
        return text is null ? records : records.Where(r => r.Month == text);
    }

    private static async Task<CostRecordPage> PageAsync(IQueryable<CostRecordRow> records, int page, int pageSize, CancellationToken cancel)
    {
        var items = await records.AsNoTracking()
            .OrderByDescending(r => r.Month).ThenByDescending(r => r.StreamId).ThenBy(r => r.Service).ThenBy(r => r.CostType)
            .Skip((page - 1) * pageSize).Take(pageSize)
            .ToListAsync(cancel);
        return new CostRecordPage(items, await records.CountAsync(cancel), await records.SumAsync(r => r.CostCents, cancel));
    }
}
