using System.Diagnostics;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>
/// The process dies at any instant of its work and starts again on the same data. Shows that an answer comes after the commit and that a commit is whole;
/// not that a commit survives a power failure, which no kill can show.
/// </summary>
public sealed class KillUnderLoadTests(ITestOutputHelper output)
{
    private const int Streams = 8;

    /// <summary>Between the starts of two rounds, so that rounds share no minute, and months end within a full run.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromHours(4);

    // Two facts, so that the full form of one database can be run alone.
    [Fact]
    public Task A_kill_loses_nothing_that_was_acknowledged_and_doubles_nothing_on_SQLite() => KillAndCompareAsync(DatabaseKind.Sqlite);

    [Fact]
    public Task A_kill_loses_nothing_that_was_acknowledged_and_doubles_nothing_on_PostgreSQL() => KillAndCompareAsync(DatabaseKind.Postgres);

    private async Task KillAndCompareAsync(DatabaseKind kind)
    {
        var kills = Effort.Times(8, 200);
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var app = new ProcessApp(Backend.Settings(database));
        await app.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var first = new DateTimeOffset(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero) - (kills * Step) - TimeSpan.FromDays(1);
        var random = new Random(kills);
        var ready = new List<TimeSpan>();
        var acknowledged = 0;
        var unanswered = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var since = first + (kill * Step);
            using var backend = new Backend(app.Address);
            var streams = await StartStreamsAsync(backend, kill, since);
            var load = new Load(backend, streams);
            var sending = load.RunAsync();
            await Task.Delay(random.Next(50, Effort.Times(1500, 3000)));
            await app.Kill9Async();
            await sending;

            ready.Add(await RestartAsync(app));
            await Aftermath.CheckSamplesAsync(database, load, since);
            acknowledged += load.Ledger.Acknowledged.Count;
            unanswered += load.Unanswered.Count;

            // What a client does that got no answer; a whole set of costs follows the ends, and often meets the next kill.
            using var again = new Backend(app.Address);
            await load.SendAgainAsync();
            await Aftermath.CheckSamplesAsync(database, load, since);
            foreach (var stream in streams)
            {
                await again.EndAsync(stream.Id, since + TimeSpan.FromHours(3));
            }

            if (kill % 20 == 19 || kill == kills - 1)
            {
                Tell(kind, kill + 1, acknowledged, unanswered, ready);
            }
        }

        await Aftermath.CostsAreThereAsync(database, Effort.Within(10));
        await Aftermath.CheckCostsAsync(database);
        ready.Sort();
        Assert.True(!Effort.IsFull || ready[kills / 2] <= TimeSpan.FromSeconds(5), $"half of the restarts took more than {ready[kills / 2]}");
        Assert.True(unanswered > 0, "no kill met a request");
    }

    private void Tell(DatabaseKind kind, int kills, int acknowledged, int unanswered, List<TimeSpan> ready)
    {
        var sorted = ready.Order().ToList();
        output.WriteLine(
            $"{kind}: {kills} kills, {acknowledged} samples acknowledged, {unanswered} requests unanswered; ready after {sorted[kills / 2].TotalSeconds:0.0} s (median), {sorted[^1].TotalSeconds:0.0} s (longest)");
    }

    private static async Task<List<StreamAnswer>> StartStreamsAsync(Backend backend, int round, DateTimeOffset at)
    {
        var streams = new List<StreamAnswer>();
        for (var i = 0; i < Streams; i++)
        {
            streams.Add(await backend.StartAsync(await backend.PutChannelAsync($"room-{i}"), $"round-{round}", at.AddSeconds(i), Load.EverySeconds));
        }

        return streams;
    }

    /// <returns>Time from the start of the process to its first answer that needed the database.</returns>
    private static async Task<TimeSpan> RestartAsync(ProcessApp app)
    {
        var started = Stopwatch.GetTimestamp();
        await app.StartAsync();
        using var backend = new Backend(app.Address);
        await backend.PutChannelAsync("room-0");
        return Stopwatch.GetElapsedTime(started);
    }
}
