using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>The process dies between two steps of the close, at once on two servers too: there is one version afterwards, and never a part of one.</summary>
public sealed class CloseKillTests
{
    private static readonly string[] Places = ["close:held", "close:usage-kept", "close:written", "close:before-commit", "close:committed"];

    /// <summary>In which every version is kept.</summary>
    private const int Forms = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Each start finds the month due, and dies of it a step further.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_kill_within_the_close_leaves_one_version(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var app = new ProcessApp(Backend.Settings(database));
        await PastMonthAsync(database);
        foreach (var place in Places.Where((_, i) => Effort.IsFull || (i + (int)kind) % 2 == 0))
        {
            app.FailPoint = place;
            Assert.NotEqual(0, await app.RunToEndAsync(Patience));
            var closed = place == "close:committed" ? 1 : 0;
            Assert.Equal((closed, closed, closed), await WrittenAsync(database));
        }

        app.FailPoint = null;
        await app.StartAsync();
        await ClosedWithFileAsync(database);
    }

    [Fact]
    public async Task Two_servers_that_die_in_the_same_close_leave_one_version()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var one = new ProcessApp(Backend.Settings(database));
        await using var other = new ProcessApp(Backend.Settings(database));
        await PastMonthAsync(database);
        foreach (var place in Places.Where(p => Effort.IsFull || p is "close:before-commit"))
        {
            (one.FailPoint, other.FailPoint) = (place, place);
            Task<int>[] ends = [one.RunToEndAsync(Patience), other.RunToEndAsync(Patience)];
            await await Task.WhenAny(ends);
            if (place == "close:committed")
            {
                // The month is closed: the other finds nothing to die of.
                await Task.WhenAll(one.Kill9Async(), other.Kill9Async());
            }

            await Task.WhenAll(ends);
            Assert.True(await WrittenAsync(database) is (0, 0, 0) or (1, 1, 1));
        }

        (one.FailPoint, other.FailPoint) = (null, null);
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        await ClosedWithFileAsync(database);
    }

    /// <summary>A month long over, settled, with one stream that cost something.</summary>
    internal static async Task PastMonthAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var month = BillingCalendar.Utc.MonthOf(TimeProvider.System.GetUtcNow()).Previous.Previous;
        var (start, end) = (BillingCalendar.Utc.StartOf(month.FirstDay).AddHours(12), BillingCalendar.Utc.StartOf(month.FirstDay).AddHours(14));
        var price = (await Given.PricesAsync(db))[0];
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => (s.StartedAt, s.EndedAt, s.CostedAt) = (start, end, end));
        await Given.CostAsync(db, stream, price, r => (r.Month, r.RecordedAt) = (month.ToString(), end));
        db.StreamDays.Add(new StreamOps.Data.Samples.StreamDayRow { StreamId = stream.Id, Day = month.FirstDay, LiveMs = 7_200_000 });
        await db.SaveChangesAsync();
    }

    private static async Task<(int Versions, int Days, int Audits)> WrittenAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.ReportVersions.CountAsync(), await db.ClosedDays.CountAsync(), await db.AuditEntries.CountAsync(a => a.Action == "month.closed"));
    }

    private static async Task ClosedWithFileAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await db.ReportFiles.CountAsync() < Forms)
        {
            Assert.True(waited.Elapsed < Patience, $"after {waited.Elapsed.TotalSeconds:0} s the month has not all its files");
            await Task.Delay(200);
        }

        Assert.Equal((1, 1, 1), await WrittenAsync(database));
        Assert.Equal(Forms, await db.ReportFiles.CountAsync());
    }
}
