using System.Reflection;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Operations;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports;

/// <summary>
/// Closes a month: checks, statement, frozen usage, version, its deliveries and audit row in one transaction that keeps recorders out of the month. May be run by
/// any number of servers at once and killed anywhere: there is one version or none. The month is read before that transaction, since on SQLite all
/// writers wait for it, and within it only looked at: whether it has moved meanwhile.
/// </summary>
public sealed class MonthClose(StreamOpsDb db, FreshStatement read, StatementReads statements, StatementChecks checks, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Months that move each time they are read are read where they cannot.</summary>
    private const int ReadsBefore = 3;

    public async Task<bool> IsClosedAsync(BillingMonth month, CancellationToken cancel) => await LatestAsync(month, cancel) is not null;

    public async Task<CloseOutcome> CloseAsync(BillingMonth month, string actor, string reason, CancellationToken cancel)
    {
        async Task<Print> PrintAsync() => PrintOf(await read(month, cancel), 1, actor, reason);
        for (var attempt = 1; attempt <= ReadsBefore; attempt++)
        {
            if (await LatestAsync(month, cancel) is { } there)
            {
                return CloseOutcome.There(there);
            }

            if (await checks.OfAsync(month, null, cancel) is { IsComplete: false } missing)
            {
                return CloseOutcome.Refused(missing);
            }

            var mark = await MonthMark.OfAsync(db, month, cancel);
            var print = await PrintAsync();
            if (await TryCloseAsync(month, mark, () => Task.FromResult(print), cancel) is { } done)
            {
                return done;
            }
        }

        return (await TryCloseAsync(month, null, PrintAsync, cancel))!;
    }

    /// <summary>Prints a closed month anew, with the names, incidents and completeness of now; its figures stay.</summary>
    /// <param name="seen">The version that the caller has seen as the newest: whoever clicks twice issues once.</param>
    /// <returns>The newest version; null: the month is open.</returns>
    public async Task<CloseOutcome?> ReissueAsync(BillingMonth month, int seen, string actor, string reason, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await BillingMonths.HoldAsync(db, month, cancel);
        if (await LatestAsync(month, cancel) is not { } latest)
        {
            return null;
        }

        if (latest.Version != seen)
        {
            return CloseOutcome.There(latest);
        }

        var statement = await statements.ReissuedAsync(StatementHash.Read(latest.Statement), cancel);
        var version = db.ReportVersions.Add(PrintOf(statement, latest.Version + 1, actor, reason).Version).Entity;
        var row = await db.BillingMonths.SingleAsync(m => m.Number == BillingMonthRow.NumberOf(month), cancel);
        row.Version = version.Version;
        await DeliveryPromises.AddAsync(db, version, cancel);
        audit.Add(db, actor, "month.reissued", month.ToString(), Facts(latest), Facts(version));
        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("reissue:before-commit");
        await transaction.CommitAsync(cancel);
        return CloseOutcome.Made(version);
    }

    /// <param name="mark">Of the month before it was read; null: it is read here, while nobody writes the month's money.</param>
    /// <returns>Null where the month has moved since.</returns>
    private async Task<CloseOutcome?> TryCloseAsync(BillingMonth month, MonthMark? mark, Func<Task<Print>> printAsync, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await BillingMonths.HoldAsync(db, month, cancel);
        FailPoint.Reach("close:held");
        if (await LatestAsync(month, cancel) is { } there)
        {
            return CloseOutcome.There(there);
        }

        if (mark is not null && mark != await MonthMark.OfAsync(db, month, cancel))
        {
            return null;
        }

        var print = await printAsync();
        await WriteAsync(print, cancel);

        // What has come in while the month was read owes costs that nobody could redeem meanwhile, so it shows here.
        StatementCompleteness[] looks = [print.Statement.Completeness, await checks.OfAsync(month, null, cancel)];
        if (Array.Find(looks, l => !l.IsComplete) is { } missing)
        {
            db.ChangeTracker.Clear();
            return CloseOutcome.Refused(missing);
        }

        FailPoint.Reach("close:before-commit");
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("close:committed");
        return CloseOutcome.Made(print.Version);
    }

    private async Task WriteAsync(Print print, CancellationToken cancel)
    {
        var (statement, version) = print;
        var month = statement.Identity.Month;
        await UsageDays.KeepAsync(db, month, cancel);
        FailPoint.Reach("close:usage-kept");
        db.ReportVersions.Add(version);
        var row = await db.BillingMonths.SingleAsync(m => m.Number == BillingMonthRow.NumberOf(month), cancel);
        (row.ClosedAt, row.Version, row.PriceBookVersion) = (version.ClosedAt, version.Version, statement.Identity.PriceBookVersion);
        (row.Streams, row.Channels, row.PeakViewers) = (statement.Summary.Streams, statement.Summary.Channels, statement.Summary.PeakViewers);
        await DeliveryPromises.AddAsync(db, version, cancel);
        audit.Add(db, version.ClosedBy, "month.closed", month.ToString(), null, Facts(version));
        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("close:written");
    }

    private Print PrintOf(MonthStatement statement, int version, string actor, string reason)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var numbered = statement with { Identity = statement.Identity with { Version = version, AsOf = now } };
        return new Print(numbered, ReportVersionRow.Of(numbered, actor, reason, Software));
    }

    private Task<ReportVersionRow?> LatestAsync(BillingMonth month, CancellationToken cancel)
    {
        var text = month.ToString();
        return db.ReportVersions.AsNoTracking().Where(v => v.Month == text).OrderByDescending(v => v.Version).FirstOrDefaultAsync(cancel);
    }

    private static object Facts(ReportVersionRow row) => new { row.Version, row.ContentHash, row.BookedCents, row.Reason };

    private static string Software { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private sealed record Print(MonthStatement Statement, ReportVersionRow Version);
}
