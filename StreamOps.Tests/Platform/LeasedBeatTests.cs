using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Operations;
using StreamOps.Platform;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class LeasedBeatTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider clock = new(Given.Noon);
    private int done;

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_tick_that_comes_twice_on_many_servers_is_done_once_and_one_that_comes_late_is_done(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var servers = Enumerable.Range(0, 4).Select(_ => Beat(database)).ToList();
        foreach (var pause in new[] { TimeSpan.Zero, Interval, TimeSpan.FromHours(7), TimeSpan.FromDays(3) })
        {
            clock.Advance(pause);
            await Task.WhenAll(servers.Concat(servers).Select(server => Task.Run(() => RunAsync(server, () => Interlocked.Increment(ref done)))));
        }

        Assert.Equal(4, done);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_fails_is_written_down_and_the_next_tick_comes_all_the_same(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await RunAsync(Beat(database), () => throw new InvalidOperationException("no luck"));
        clock.Advance(Interval);
        await RunAsync(Beat(database), () => done++);

        await using var db = database.Open();
        var row = await db.Connectors.SingleAsync();
        Assert.Equal(("beat", "no luck", Given.Noon, Given.Noon + Interval), (row.Name, row.LastFailureReason, row.LastFailureAt, row.LastSuccessAt));
        Assert.Equal(1, done);
    }

    private static Task RunAsync(LeasedBeat beat, Action work) => beat.RunAsync(
        "beat",
        Interval,
        _ =>
        {
            work();
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private LeasedBeat Beat(TestDatabase database) =>
        new(new Leases(database.Factory, clock), new Connectors(database.Factory, clock), clock, NullLogger<LeasedBeat>.Instance);
}
