using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Features.Reports;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reports;

/// <summary>Finance over a studio: statements and closes by the product's own services, each call on a connection and memory of its own, as a scope has them.</summary>
internal static class Office
{
    public static async Task<MonthStatement> StatementAsync(Studio studio, BillingMonth month, bool isMetered = false)
    {
        await using var db = studio.Open();
        return await Statements(studio, db, isMetered).NowAsync(month, CancellationToken.None);
    }

    /// <param name="isMetered">Cloudflare is set up, and tells what it metered.</param>
    /// <param name="reads">How the close reads the month; null: as the product does.</param>
    public static async Task<CloseOutcome> CloseAsync(Studio studio, BillingMonth month, bool isMetered = false, FreshStatement? reads = null)
    {
        await using var db = studio.Open();
        return await Close(studio, db, isMetered, reads).CloseAsync(month, "admin@people.example", "test", CancellationToken.None);
    }

    public static async Task<CloseOutcome?> ReissueAsync(Studio studio, BillingMonth month, int seen)
    {
        await using var db = studio.Open();
        return await Close(studio, db, false, null).ReissueAsync(month, seen, "admin@people.example", "a name was wrong", CancellationToken.None);
    }

    /// <summary>A version as it is stored.</summary>
    public static MonthStatement Read(CloseOutcome? outcome) => StatementHash.Read(outcome!.Version!.Statement);

    private static MonthClose Close(Studio studio, StreamOpsDb db, bool isMetered, FreshStatement? reads) =>
        new(db, reads ?? ((month, _) => StatementAsync(studio, month, isMetered)), Statements(studio, db, isMetered), Checks(studio, db, isMetered), new AuditTrail(studio.Clock), studio.Clock);

    private static StatementReads Statements(Studio studio, StreamOpsDb db, bool isMetered)
    {
        var streams = new StreamReads(db, studio.Calendar, Given.Patience, studio.Clock);
        var costs = new CostFigures(db, streams, studio.Calendar, studio.Clock);
        return new StatementReads(
            costs,
            new PlatformFigures(db, streams, studio.Calendar, studio.Clock),
            new MonthForecasts(db, new SpendHistories(db, new SpendMemory(studio.Clock)), studio.Calendar, studio.Clock),
            new StatementShares(db, costs, studio.Calendar, studio.Clock),
            new StatementFacts(db, new CostBreakdowns(db, new DayBreakdowns(db))),
            Checks(studio, db, isMetered),
            new ExpectedInvoiceReads(db, costs, studio.Clock),
            studio.Calendar);
    }

    private static StatementChecks Checks(Studio studio, StreamOpsDb db, bool isMetered) =>
        new(db, new DeliveredMinutes(db), new MeteredVendors(() => isMetered), studio.Calendar, studio.Clock);
}
