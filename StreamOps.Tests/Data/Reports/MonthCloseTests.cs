using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reports;

public sealed class MonthCloseTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 4, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Many_who_close_a_month_at_once_close_it_once(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        await studio.BroadcastAsync(await studio.ChannelAsync(), Start, Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Office.CloseAsync(studio, March))));

        Assert.Single(outcomes, o => o.IsNew);
        Assert.All(outcomes, o => Assert.Equal(1, o.Version!.Version));
        Assert.Equal(1008, (await studio.Db.ReportVersions.SingleAsync()).CostCents);
        Assert.Equal("month.closed", (await studio.Db.AuditEntries.SingleAsync()).Action);
        Assert.Single(await studio.Db.ClosedDays.ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stored_statement_is_what_was_read_and_its_tables_come_to_its_total(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        foreach (var i in Enumerable.Range(1, 4))
        {
            await studio.BroadcastAsync(await studio.ChannelAsync(), Start.AddDays(i), Start.AddDays(i).AddMinutes(37 * i), hls: 13 * i);
        }

        await studio.RecordAsync();
        var (read, again) = (await Office.StatementAsync(studio, March), await Office.StatementAsync(studio, March));
        var closed = await Office.CloseAsync(studio, March);

        Assert.Equal(StatementHash.Of(read), StatementHash.Of(again));
        Assert.Equal(StatementHash.Of(read), closed.Version!.ContentHash);
        var stored = Office.Read(closed);
        Assert.Equal(StatementHash.Of(read), StatementHash.Of(stored));
        Assert.Equal((1, Now), (stored.Identity.Version, stored.Identity.AsOf));
        var total = stored.Summary.CostCents;
        Assert.NotEqual(0, total);
        Assert.Equal(
            (total, total, total, total),
            (stored.Lines.Sum(l => l.Cents), stored.Channels.Sum(c => c.Cents), stored.Sellers.Sum(s => s.Cents), stored.Days.Sum(d => d.Cents)));
    }

    [Fact]
    public async Task The_same_month_has_one_fingerprint_in_both_databases()
    {
        var hashes = new List<string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var studio = await Studio.OpenAsync(kind, Now);
            var seller = await Given.SellerAsync(studio.Db, "seller@shop.example");
            var channel = await studio.ChannelAsync(c => (c.SellerId, c.ExternalId, c.Name) = (seller.Id, "room", "Room"));
            await studio.BroadcastAsync(channel, Start, Start.AddMinutes(71), hls: 17);
            await studio.RecordAsync();
            var statement = await Office.StatementAsync(studio, March);

            // The one thing that every database draws by itself.
            hashes.Add(StatementHash.Of(statement with { Sellers = [.. statement.Sellers.Select(s => s with { Id = "" })] }));
        }

        Assert.Single(hashes.Distinct());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_month_that_lacks_something_stays_open_and_says_what(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero));
        var channel = await studio.ChannelAsync();
        var stream = await studio.StartAsync(channel, Start);
        await studio.WatchAsync(stream, Start, Start.AddMinutes(30), hls: 100);
        Assert.False((await Office.CloseAsync(studio, March)).Missing!.IsOver);

        studio.Clock.SetUtcNow(Now);
        Assert.Equal(1, (await Office.CloseAsync(studio, March)).Missing!.UncostedStreams);

        await studio.EndAsync(stream, Start.AddMinutes(90));
        Assert.Equal(1, (await Office.CloseAsync(studio, March)).Missing!.UncostedStreams);

        await studio.RecordAsync();
        await studio.WatchAsync(stream, Start.AddMinutes(30), Start.AddMinutes(90), hls: 100);
        Assert.Equal((0, 1), (await Office.CloseAsync(studio, March)) is { Missing: { } owed } ? (owed.UncostedStreams, owed.OwedStreams) : (-1, -1));

        await studio.RecordAsync();
        var parked = new InboxMessageRow { Source = "agora", DedupeKey = "1", EventType = "101", Body = "{}", State = InboxState.Parked, ReceivedAt = Start };
        studio.Db.InboxMessages.Add(parked);
        await studio.Db.SaveChangesAsync();
        Assert.Equal(1, (await Office.CloseAsync(studio, March)).Missing!.UnreadNotices);

        studio.Db.Remove(parked);
        await studio.Db.SaveChangesAsync();

        // Of 11 to 31 March, what the vendor still tells of; then all but one of them are read.
        Assert.Equal(21, (await Office.CloseAsync(studio, March, isMetered: true)).Missing!.UnreadUsageDays);

        // A month that runs lacks only the days that are over and settled.
        Assert.Equal(DateOnly.FromDateTime(Now.UtcDateTime.AddHours(-6)).Day - 1, (await Office.CloseAsync(studio, March.Next, isMetered: true)).Missing!.UnreadUsageDays);
        studio.Db.UsageReadings.AddRange(Enumerable.Range(11, 20).Select(day => new UsageReadingRow
        {
            Service = UsageReadingRow.CloudflareDelivery,
            Day = new DateOnly(2026, 3, day),
            ReadAt = Now,
        }));
        await studio.Db.SaveChangesAsync();
        Assert.Equal(1, (await Office.CloseAsync(studio, March, isMetered: true)).Missing!.UnreadUsageDays);

        Assert.Empty(await studio.Db.ReportVersions.ToListAsync());
        Assert.Empty(await studio.Db.ClosedDays.ToListAsync());
        Assert.True((await Office.CloseAsync(studio, March)).IsNew);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_reissue_prints_names_of_now_and_no_other_figure_and_is_issued_once(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var channel = await studio.ChannelAsync();
        var stream = await studio.BroadcastAsync(channel, Start, Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        var first = Office.Read(await Office.CloseAsync(studio, March));

        await studio.Db.Channels.ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, "Renamed"));
        await studio.EndAsync(stream, Start.AddMinutes(180), correct: true);
        await studio.RecordAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Office.ReissueAsync(studio, March, seen: 1))));

        var second = Office.Read(Assert.Single(outcomes, o => o!.IsNew));
        Assert.Equal(2, await studio.Db.ReportVersions.CountAsync());
        Assert.Equal("Renamed", second.Channels.Single().Name);
        Assert.Equal(first.Summary, second.Summary);
        Assert.Equal(first.Lines, second.Lines);
        Assert.Equal(first.Days, second.Days);
        Assert.Equal(["channels", "top streams"], StatementDifference.Between(first, second).Select(c => c.Part));
        Assert.Empty(StatementDifference.Between(second, second));
        Assert.Equal(["month.closed", "month.reissued"], await studio.Db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Null(await Office.ReissueAsync(studio, new BillingMonth(2026, 4), seen: 1));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_month_that_moves_each_time_it_is_read_is_closed_as_it_is_in_the_end(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), Start, Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        var reads = 0;

        var closed = await Office.CloseAsync(studio, March, reads: async (month, _) =>
        {
            var read = await Office.StatementAsync(studio, month);
            if (++reads <= 3)
            {
                await studio.EndAsync(stream, Start.AddMinutes(90 + reads), correct: true);
                await studio.RecordAsync();
            }

            return read;
        });

        var stored = Office.Read(closed);
        Assert.Equal((4, 93 * 60_000L), (reads, stored.Summary.LiveMs));
        Assert.Equal(StatementHash.Of(await Office.StatementAsync(studio, March)), StatementHash.Of(stored));
        Assert.Single(await studio.Db.ReportVersions.ToListAsync());
    }
}
