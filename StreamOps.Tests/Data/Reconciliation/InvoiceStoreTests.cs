using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Time;
using StreamOps.Features.Costs.Reconciliation.Invoices;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reconciliation;

public sealed class InvoiceStoreTests
{
    private const string Head = "vendor,number,first_day,last_day,currency,item,quantity,unit,amount\n";
    private const string Nine = Head + "cloudflare,CF-1,2026-03-01,2026-03-31,USD,cloudflare/delivery,9000,minutes,9.00\n";
    private const string Ten = Head + "cloudflare,CF-1,2026-03-14,2026-04-13,USD,cloudflare/delivery,10000,minutes,10.00\n";

    private static readonly DateTimeOffset Now = new(2026, 4, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_number_is_entered_once_and_a_correction_is_another_version_with_its_audit_row(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Now);
        var first = await GivenReads.KeepAsync(studio, database, Nine);

        Assert.Contains("entered already, version 1 by admin@people.example", (await GivenReads.KeepAsync(studio, database, Ten)).Refused, StringComparison.Ordinal);
        Assert.Contains("entered already", (await GivenReads.KeepAsync(studio, database, Nine.Replace("CF-1", "cf-1", StringComparison.Ordinal))).Refused, StringComparison.Ordinal);
        var second = await GivenReads.KeepAsync(studio, database, Ten, corrects: first.Id);
        Assert.Contains("version 2", (await GivenReads.KeepAsync(studio, database, Nine, corrects: first.Id)).Refused, StringComparison.Ordinal);

        Assert.Equal([second.Id], await CurrentAsync(studio));
        var rows = await studio.Db.Invoices.AsNoTracking().Include(i => i.Lines).OrderBy(i => i.Version).ToListAsync();
        Assert.Equal([(1, 900L), (2, 1000L)], rows.Select(r => (r.Version, r.TotalCents)));
        Assert.Equal((9000m, 9.00m), (rows[0].Lines.Single().Minutes, rows[0].Lines.Single().AmountUsd));
        Assert.Equal(["invoice.entered", "invoice.corrected"], await studio.Db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Contains("\"totalCents\":900", (await studio.Db.AuditEntries.SingleAsync(a => a.Action == "invoice.corrected")).Before, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_is_withdrawn_counts_no_more_stays_to_be_seen_and_may_be_entered_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Now);
        var first = await GivenReads.KeepAsync(studio, database, Nine);
        await using var db = studio.Open();
        var store = new InvoiceStore(database.Factory, GivenReads.Reads(studio, db), new AuditTrail(studio.Clock), studio.Clock);

        Assert.True(await store.WithdrawAsync(first.Id, "admin@people.example", CancellationToken.None));
        Assert.False(await store.WithdrawAsync(first.Id, "admin@people.example", CancellationToken.None));
        Assert.Empty(await CurrentAsync(studio));
        Assert.Equal("admin@people.example", (await studio.Db.Invoices.AsNoTracking().SingleAsync()).WithdrawnBy);

        var again = await GivenReads.KeepAsync(studio, database, Ten);
        Assert.Equal([again.Id], await CurrentAsync(studio));
        Assert.Equal(["invoice.entered", "invoice.withdrawn", "invoice.entered"], await studio.Db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_was_withdrawn_meanwhile_is_not_corrected(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Now);
        var first = await GivenReads.KeepAsync(studio, database, Nine);
        await using var db = studio.Open();
        await new InvoiceStore(database.Factory, GivenReads.Reads(studio, db), new AuditTrail(studio.Clock), studio.Clock).WithdrawAsync(first.Id, "bob@people.example", CancellationToken.None);

        var late = await GivenReads.KeepAsync(studio, database, Nine, corrects: first.Id);

        Assert.Contains("was withdrawn by bob@people.example meanwhile", late.Refused, StringComparison.Ordinal);
        Assert.Empty(await CurrentAsync(studio));
    }

    /// <summary>An invoice teaches its price; what is entered of the same period after that must not be held against what was learnt.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task All_invoices_of_a_period_are_held_against_the_estimate_that_the_first_one_met(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Now);
        await Given.PricesAsync(studio.Db);
        await studio.BroadcastAsync(await studio.ChannelAsync(), Now.AddMonths(-1), Now.AddMonths(-1).AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        var first = await GivenReads.KeepAsync(studio, database, Nine);
        await studio.BroadcastAsync(await studio.ChannelAsync(), Now.AddMonths(-1), Now.AddMonths(-1).AddMinutes(90), hls: 100);
        await studio.RecordAsync();

        await GivenReads.KeepAsync(studio, database, Nine, corrects: first.Id);
        await GivenReads.KeepAsync(studio, database, Nine.Replace("CF-1", "CF-2", StringComparison.Ordinal));
        await GivenReads.KeepAsync(studio, database, Ten.Replace("CF-1", "CF-3", StringComparison.Ordinal));

        var estimates = await studio.Db.Invoices.AsNoTracking().OrderBy(i => i.Id).Select(i => i.EstimatedCents).ToListAsync();
        Assert.True(estimates[0] > 0);
        Assert.Equal([estimates[0], estimates[0], estimates[0], estimates[0] * 2], estimates);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_file_is_taken_whole_or_not_at_all(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Now);
        await GivenReads.KeepAsync(studio, database, Nine);

        var kept = await GivenReads.KeepAsync(studio, database, Head + "agora,AG-1,2026-03-01,2026-03-31,USD,agora/rtc-hd,1,minutes,1\n" + Nine[Head.Length..]);

        Assert.NotNull(kept.Refused);
        Assert.Equal(1, await studio.Db.Invoices.CountAsync());
        Assert.Equal(1, await studio.Db.AuditEntries.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Many_who_enter_the_same_invoice_at_once_enter_it_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Now);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => GivenReads.KeepAsync(studio, database, Nine))));

        Assert.Single(kept, k => k.Refused is null);
        Assert.Equal(1, await studio.Db.Invoices.CountAsync());
    }

    private static async Task<List<long>> CurrentAsync(Studio studio)
    {
        await using var db = studio.Open();
        return (await new InvoiceReads(db).OfMonthsAsync(March, March, CancellationToken.None)).ConvertAll(i => i.Id);
    }
}
