using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Messages;

public sealed class InboxTests
{
    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_failing_notice_is_tried_five_times_with_growing_gaps_then_parked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var inbox = Inbox(database);
        await inbox.ReceiveAsync(Notice("bad"), CancellationToken.None);
        var gaps = new List<TimeSpan>();
        var tries = 0;

        while (await inbox.DueAsync(10, CancellationToken.None) is [var id])
        {
            await inbox.ProcessAsync(id, Fails, CancellationToken.None);
            if (await inbox.NextAsync(CancellationToken.None) - clock.GetUtcNow() is { } gap)
            {
                Assert.Empty(await inbox.DueAsync(10, CancellationToken.None));
                gaps.Add(gap);
                clock.Advance(gap);
            }
        }

        await using var db = database.Open();
        var parked = await db.InboxMessages.SingleAsync();
        Assert.Equal((InboxState.Parked, 5, 5), (parked.State, parked.Attempts, tries));
        Assert.Contains("no luck", parked.Outcome, StringComparison.Ordinal);
        Assert.Equal(4, gaps.Count);
        Assert.Equal(gaps.Order(), gaps);
        Assert.Equal(4, gaps.Distinct().Count());

        Task<NoticeOutcome> Fails(StreamOpsDb context, InboxMessageRow message, CancellationToken cancel)
        {
            tries++;
            throw new InvalidOperationException("no luck");
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_a_failing_notice_had_changed_is_taken_back_and_its_neighbours_go_on(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var inbox = Inbox(database);
        foreach (var key in new[] { "a", "bad", "c" })
        {
            await inbox.ReceiveAsync(Notice(key), CancellationToken.None);
        }

        foreach (var id in await inbox.DueAsync(10, CancellationToken.None))
        {
            await inbox.ProcessAsync(id, WriteThenFailOnBadAsync, CancellationToken.None);
        }

        await using var db = database.Open();
        Assert.Equal(["a", "c"], await db.Settings.OrderBy(s => s.Key).Select(s => s.Key).ToListAsync());
        Assert.Equal([InboxState.Done, InboxState.Pending, InboxState.Done], await db.InboxMessages.OrderBy(m => m.Id).Select(m => m.State).ToListAsync());

        static async Task<NoticeOutcome> WriteThenFailOnBadAsync(StreamOpsDb context, InboxMessageRow message, CancellationToken cancel)
        {
            context.Settings.Add(new SettingRow { Key = message.DedupeKey, Value = "" });
            await context.SaveChangesAsync(cancel);
            return message.DedupeKey == "bad" ? throw new InvalidOperationException("no luck") : new NoticeOutcome(InboxState.Done, "ok");
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Many_workers_at_once_have_one_effect(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var inbox = Inbox(database);
        await inbox.ReceiveAsync(Notice("once"), CancellationToken.None);
        var id = Assert.Single(await inbox.DueAsync(10, CancellationToken.None));
        var effects = 0;

        await Parallel.ForAsync(0, 30, async (_, cancel) => await inbox.ProcessAsync(id, CountAsync, cancel));

        await using var db = database.Open();
        Assert.Equal(1, effects);
        var done = await db.InboxMessages.SingleAsync();
        Assert.Equal((InboxState.Done, 1), (done.State, done.Attempts));

        async Task<NoticeOutcome> CountAsync(StreamOpsDb context, InboxMessageRow message, CancellationToken cancel)
        {
            Interlocked.Increment(ref effects);
            await Task.Delay(20, cancel);
            return new NoticeOutcome(InboxState.Done, "ok");
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_parked_notice_is_replayed_once_with_an_audit_row(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var inbox = Inbox(database);
        await using var db = database.Open();
        db.InboxMessages.Add(new InboxMessageRow
        {
            Source = "agora",
            DedupeKey = "p",
            EventType = "rtc.103",
            Body = "{}",
            ReceivedAt = Given.Noon,
            State = InboxState.Parked,
            Attempts = 5,
        });
        await db.SaveChangesAsync();
        var id = (await db.InboxMessages.SingleAsync()).Id;

        var replayed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => inbox.ReplayAsync(id, "admin@shop.example", CancellationToken.None)));

        Assert.Single(replayed, r => r);
        Assert.Equal([id], await inbox.DueAsync(10, CancellationToken.None));
        var entry = await db.AuditEntries.SingleAsync();
        Assert.Equal(("admin@shop.example", "webhook.replayed"), (entry.Actor, entry.Action));
    }

    private Inbox Inbox(TestDatabase database) => new(database.Factory, clock, new PromiseBell(), NullLogger<Inbox>.Instance);

    private static NewNotice Notice(string key) => new("agora", key, "rtc.103", "room", "{}", InboxState.Pending, null);
}
