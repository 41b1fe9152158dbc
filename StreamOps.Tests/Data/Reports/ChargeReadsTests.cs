using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Reports;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reports;

/// <summary>The month's charges are its cost records, each once, in one order on every database.</summary>
public sealed class ChargeReadsTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory, ClassData<DatabaseKinds>]
    public async Task They_are_what_a_plain_loop_over_the_rows_gives(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero), zone: Zone);
        await new PlatformGenerator(studio, new Random(11), Zone).FillAsync();
        await studio.RecordAsync();

        foreach (var month in new[] { new BillingMonth(2026, 1), new BillingMonth(2026, 2), new BillingMonth(2026, 3), new BillingMonth(2025, 7) })
        {
            Assert.Equal(await PlainAsync(studio.Db, studio.Calendar, month), await ReadAsync(studio.Db, studio.Calendar, month));
        }

        Assert.True((await ReadAsync(studio.Db, studio.Calendar, new BillingMonth(2026, 2))).Count > 10);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task More_than_a_page_of_them_come_once_each_and_in_order(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await FillAsync(db, streams: 720);

        var month = BillingMonth.Of(DateOnly.FromDateTime(Given.Noon.Date));
        var read = await ReadAsync(db, BillingCalendar.Utc, month);

        Assert.Equal(720 * 6, read.Count);
        Assert.Equal(await PlainAsync(db, BillingCalendar.Utc, month), read);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Whoever_stops_reading_has_not_read_the_rest(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await FillAsync(db, streams: 2);

        await foreach (var charge in new ChargeReads(db, BillingCalendar.Utc).OfMonthAsync(BillingMonth.Of(DateOnly.FromDateTime(Given.Noon.Date)), CancellationToken.None))
        {
            Assert.Equal(CostKind.AgoraStreaming, charge.Kind);
            break;
        }

        Assert.Empty(db.ChangeTracker.Entries());
    }

    /// <summary>Streams of six records each, of two months, the second in front of the first.</summary>
    private static async Task FillAsync(StreamOpsDb db, int streams)
    {
        var prices = (await Given.PricesAsync(db)).DistinctBy(p => (p.Service, p.CostType)).ToList();
        Assert.Equal(6, prices.Count);
        var channels = new[] { await Given.ChannelAsync(db), await Given.ChannelAsync(db) };
        var rows = Enumerable.Range(0, streams).Select(i => new StreamRow
        {
            ChannelId = channels[i % 2].Id,
            ExternalId = $"many-{i}",
            StartedAt = Given.Noon.AddMinutes(i),
            EndedAt = Given.Noon.AddMinutes(i + 90).AddMilliseconds(i),
            SampleIntervalSeconds = 5,
            CreatedAt = Given.Noon,
        }).ToList();
        db.AddRange(rows);
        await db.SaveChangesAsync();
        foreach (var month in new[] { "2026-04", "2026-03" })
        {
            db.AddRange(rows.SelectMany(s => prices.AsEnumerable().Reverse().Select(p => RecordOf(s, p, month))));
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static CostRecordRow RecordOf(StreamRow stream, PriceRow price, string month) => new()
    {
        StreamId = stream.Id,
        ChannelId = stream.ChannelId,
        Service = price.Service,
        CostType = price.CostType,
        Month = month,
        DurationMs = 5_400_000 + stream.Id,
        AmountUsd = 1,
        CostCents = 100,
        RecordedAt = Given.Noon,
        Parts = [new CostPartRow { PriceId = price.Id, Month = month, QuantityMs = 5_400_000 + stream.Id }],
    };

    private static async Task<List<string>> ReadAsync(StreamOpsDb db, BillingCalendar calendar, BillingMonth month)
    {
        var read = new List<string>();
        await foreach (var charge in new ChargeReads(db, calendar).OfMonthAsync(month, CancellationToken.None))
        {
            read.Add(Words(charge));
        }

        return read;
    }

    private static async Task<List<string>> PlainAsync(StreamOpsDb db, BillingCalendar calendar, BillingMonth month)
    {
        var records = await db.CostRecords.AsNoTracking().Include(r => r.Parts).ThenInclude(p => p.Price).Include(r => r.Stream!.Channel).ToListAsync();
        var sellers = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Email!);
        return
        [
            .. records
                .Where(r => r.Month == month.ToString())
                .Select(r => new Charge(
                    r.Id,
                    r.StreamId,
                    r.ChannelId,
                    r.Stream!.Channel!.Name,
                    sellers[r.Stream.Channel.SellerId],
                    new CostKind(r.Service, r.CostType),
                    month,
                    new Interval(r.Stream.StartedAt, r.Stream.EndedAt!.Value).Intersect(calendar.Of(month)),
                    r.DurationMs,
                    r.ViewerMs,
                    [.. r.Parts.OrderBy(p => p.PriceId).Select(p => new CostPart(p.Price!.ToPrice(), p.QuantityMs))]))
                .OrderBy(c => c.StreamId).ThenBy(c => c.Kind)
                .Select(Words),
        ];
    }

    private static string Words(Charge c) => $"{c with { Parts = [] }} {string.Join(", ", c.Parts)}";
}
