using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Reports;

/// <summary>A version as lists show it, without its statement.</summary>
public sealed record PrintedVersion(
    long Id, string Month, int Version, string ContentHash, long BookedCents, DateTimeOffset ClosedAt, string ClosedBy, string Reason, string SoftwareVersion);

/// <summary>A month in the list.</summary>
/// <param name="BookedCents">Of a closed month what was printed; null: nothing is booked.</param>
/// <param name="Versions">The newest first; none: it is open.</param>
public sealed record ReportMonth(BillingMonth Month, bool IsOver, long? BookedCents, IReadOnlyList<PrintedVersion> Versions, int Downloads);

/// <summary>A file as lists show it.</summary>
public sealed record PrintedFile(long VersionId, string Name, long Size, string Sha256);

/// <summary>Who took what.</summary>
public sealed record TakenFile(string Month, int Version, string FileName, string Actor, DateTimeOffset At);

/// <summary>Reads months, versions, files and downloads for the pages.</summary>
public sealed class ReportQueries(StreamOpsDb db, CostFigures costs, BillingCalendar calendar, TimeProvider clock)
{
    public const int PageSize = 12;
    public const int DownloadsPageSize = 50;
    private const int LastDownloads = 20;

    /// <summary>From the month that runs back to the first with anything booked, one page of them.</summary>
    public async Task<(IReadOnlyList<ReportMonth> Months, int Total)> MonthsAsync(int page, CancellationToken cancel)
    {
        var latest = calendar.MonthOf(clock.GetUtcNow());
        var first = await ReportMonths.FirstAsync(db, cancel) ?? latest;
        var total = Math.Max(1, ((latest.Year - first.Year) * 12) + latest.Month - first.Month + 1);
        var months = new List<BillingMonth>();
        if ((page - 1) * PageSize >= total)
        {
            return ([], total);
        }

        for (var month = BillingMonth.Of(latest.FirstDay.AddMonths(-(page - 1) * PageSize)); months.Count < PageSize && month >= first; month = month.Previous)
        {
            months.Add(month);
        }

        var texts = months.ConvertAll(m => m.ToString());
        var versions = (await Printed(db.ReportVersions.Where(v => texts.Contains(v.Month))).ToListAsync(cancel)).ToLookup(v => v.Month);
        var downloads = await db.ReportDownloads
            .Join(db.ReportVersions.Where(v => texts.Contains(v.Month)), d => d.VersionId, v => v.Id, (_, v) => v.Month)
            .GroupBy(m => m)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var open = await OpenAsync(months.FindAll(m => !versions.Contains(m.ToString())), cancel);
        return (
            months.ConvertAll(m => new ReportMonth(
                m,
                m < latest,
                versions[m.ToString()].MaxBy(v => v.Version)?.BookedCents ?? open.GetValueOrDefault(m),
                [.. versions[m.ToString()].OrderByDescending(v => v.Version)],
                downloads.GetValueOrDefault(m.ToString()))),
            total);
    }

    /// <summary>Versions of a month, the newest first.</summary>
    public Task<List<PrintedVersion>> VersionsAsync(BillingMonth month, CancellationToken cancel)
    {
        var text = month.ToString();
        return Printed(db.ReportVersions.Where(v => v.Month == text).OrderByDescending(v => v.Version)).ToListAsync(cancel);
    }

    /// <summary>The month has begun and was not printed.</summary>
    public bool IsOpen(BillingMonth month, IReadOnlyCollection<PrintedVersion> versions) => versions.Count == 0 && month <= calendar.MonthOf(clock.GetUtcNow());

    /// <summary>It has begun, and is not before the first month with anything booked: no slip of the hand closes years of nothing. Whether it is over is among the checks.</summary>
    public async Task<bool> MayCloseAsync(BillingMonth month, CancellationToken cancel)
    {
        var latest = calendar.MonthOf(clock.GetUtcNow());
        return month <= latest && month >= (await ReportMonths.FirstAsync(db, cancel) ?? latest.Previous);
    }

    /// <summary>A stored statement; null: there is no such version.</summary>
    public async Task<MonthStatement?> StatementAsync(BillingMonth month, int version, CancellationToken cancel)
    {
        var text = month.ToString();
        var json = await db.ReportVersions.Where(v => v.Month == text && v.Version == version).Select(v => v.Statement).SingleOrDefaultAsync(cancel);
        return json is null ? null : StatementHash.Read(json);
    }

    public async Task<ILookup<long, PrintedFile>> FilesAsync(BillingMonth month, CancellationToken cancel)
    {
        var text = month.ToString();
        var files = await db.ReportFiles
            .Where(f => db.ReportVersions.Any(v => v.Id == f.VersionId && v.Month == text))
            .OrderBy(f => f.Name)
            .Select(f => new PrintedFile(f.VersionId, f.Name, f.Size, f.Sha256))
            .ToListAsync(cancel);
        return files.ToLookup(f => f.VersionId);
    }

    /// <summary>The last downloads, the newest first.</summary>
    /// <param name="month">Null: of all months.</param>
    public Task<List<TakenFile>> DownloadsAsync(BillingMonth? month, CancellationToken cancel) => Taken(month).Take(LastDownloads).ToListAsync(cancel);

    /// <summary>One page of all of them.</summary>
    /// <param name="month">Null: of all months.</param>
    public async Task<(IReadOnlyList<TakenFile> Taken, int Total)> DownloadsAsync(BillingMonth? month, int page, CancellationToken cancel) =>
        (await Taken(month).Skip((page - 1) * DownloadsPageSize).Take(DownloadsPageSize).ToListAsync(cancel), await Taken(month).CountAsync(cancel));

    /// <summary>What later months have booked because this one should have been another.</summary>
    public Task<IReadOnlyList<StatementAdjustment>> CorrectionsAsync(BillingMonth month, CancellationToken cancel) => AdjustmentReads.OfClosedAsync(db, month, cancel);

    private IQueryable<TakenFile> Taken(BillingMonth? month)
    {
        var text = month?.ToString();
        return db.ReportDownloads
            .Join(db.ReportVersions.Where(v => text == null || v.Month == text), d => d.VersionId, v => v.Id, (d, v) => new { d, v.Month, v.Version })
            .OrderByDescending(x => x.d.At).ThenByDescending(x => x.d.Id)
            .Select(x => new TakenFile(x.Month, x.Version, x.d.FileName, x.d.Actor, x.d.At));
    }

    private async Task<Dictionary<BillingMonth, long?>> OpenAsync(List<BillingMonth> months, CancellationToken cancel)
    {
        var own = await costs.BookedCentsAsync(months, cancel);
        var booked = new Dictionary<BillingMonth, long?>();
        foreach (var month in months)
        {
            var adjustments = await AdjustmentReads.BookedInAsync(db, month, cancel);
            booked[month] = own.TryGetValue(month, out var cents) || adjustments.Count > 0 ? cents + adjustments.Sum(a => a.Cents) : null;
        }

        return booked;
    }

    private static IQueryable<PrintedVersion> Printed(IQueryable<ReportVersionRow> versions) => versions.Select(v => new PrintedVersion(
        v.Id, v.Month, v.Version, v.ContentHash, v.CostCents + v.AdjustmentCents, v.ClosedAt, v.ClosedBy, v.Reason, v.SoftwareVersion));
}
