using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Tests.Data.Samples;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>Holds a database against what was acknowledged before the fault.</summary>
internal static class Aftermath
{
    /// <summary>Nothing acknowledged is missing or changed, nothing is there that nobody sent, and every sum is that of the rows.</summary>
    /// <param name="since">Looks at streams that started then or later.</param>
    public static async Task CheckSamplesAsync(TestDatabase database, Load load, DateTimeOffset since)
    {
        await using var db = database.Open();
        if (database.Kind == DatabaseKind.Sqlite)
        {
            Assert.Equal("ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync());
        }

        var rows = await db.Samples.AsNoTracking().Where(s => s.Timestamp >= since).ToListAsync();
        var stored = rows.ToDictionary(r => (r.StreamId, r.Timestamp), r => (r.IsLive, r.HlsViewers, r.AgoraViewers));
        var acknowledged = load.Ledger.Acknowledged;
        var missing = acknowledged.Where(s => !stored.TryGetValue((s.StreamId, s.Timestamp), out var row) || row != (s.IsLive, s.HlsViewers, s.AgoraViewers)).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} of {acknowledged.Count} acknowledged samples are missing or changed, such as {missing.FirstOrDefault()}");

        var sent = acknowledged.Concat(load.Unanswered.SelectMany(b => b)).Select(s => (s.StreamId, s.Timestamp)).ToHashSet();
        Assert.True(stored.Keys.All(sent.Contains), "there are samples that nobody sent");
        await RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc, since);
    }

    /// <summary>Every ended stream has one set of records, and it is what its raw samples cost.</summary>
    public static async Task CheckCostsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        Assert.Empty(await db.CostDuties.AsNoTracking().ToListAsync());
        var book = await PriceBooks.CurrentAsync(db, CancellationToken.None);
        var samples = (await db.Samples.AsNoTracking().ToListAsync()).ToLookup(s => s.StreamId);
        var records = (await db.CostRecords.AsNoTracking().ToListAsync()).ToLookup(r => r.StreamId);
        foreach (var stream in await db.Streams.AsNoTracking().Where(s => s.EndedAt != null).ToListAsync())
        {
            var truth = new Recount(stream, samples[stream.Id], TimeZoneInfo.Utc);
            var days = truth.Days.Keys.Union(truth.LiveMs.Keys)
                .Select(d => new DayUsage(d, truth.LiveMs.GetValueOrDefault(d), truth.Days.GetValueOrDefault(d).HlsMs, truth.Days.GetValueOrDefault(d).RtcMs));
            Assert.Equal(
                StreamCost.Of(stream.Facts, days, book).Select(l => $"{l.Month} {l.Kind.Service}/{l.Kind.CostType} {l.Cents}").Order(),
                records[stream.Id].Select(r => $"{r.Month} {r.Service}/{r.CostType} {r.CostCents}").Order());
        }
    }

    /// <summary>Waits until no costs are owed.</summary>
    public static async Task CostsAreThereAsync(TestDatabase database, TimeSpan patience)
    {
        await using var db = database.Open();
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await db.CostDuties.AnyAsync())
        {
            Assert.True(waited.Elapsed < patience, $"after {waited.Elapsed.TotalSeconds:0.0} s costs are still owed");
            await Task.Delay(50);
        }
    }

    /// <summary>A beat whose server died is nobody's for up to half a minute; the short form does not sit that out.</summary>
    public static async Task LeasesEndAsync(TestDatabase database)
    {
        if (!Effort.IsFull)
        {
            await using var db = database.Open();
            await db.Leases.ExecuteUpdateAsync(l => l.SetProperty(x => x.HeldUntil, DateTimeOffset.UnixEpoch));
        }
    }

    /// <summary>Waits until a job that judges by a beat, such as of budgets, has come once more.</summary>
    /// <param name="connector">Name of its row in the table of connectors.</param>
    public static async Task JudgedAgainAsync(TestDatabase database, string connector, TimeSpan patience)
    {
        await using var db = database.Open();
        var since = TimeProvider.System.GetUtcNow();
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!await db.Connectors.AnyAsync(c => c.Name == connector && c.LastSuccessAt > since))
        {
            Assert.True(waited.Elapsed < patience, $"{connector} were not judged for {waited.Elapsed.TotalSeconds:0} s");
            await Task.Delay(100);
        }
    }
}
