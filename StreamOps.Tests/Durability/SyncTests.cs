using System.Net;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>
/// What a kill cannot show: the disk has the sample before the caller has the answer. Setting the database to sync less passes every other test here.
/// </summary>
public sealed class SyncTests
{
    private const int Samples = 50;

    [Fact]
    public async Task The_log_of_SQLite_is_synced_between_each_sample_and_its_answer()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var app = new ProcessApp(Backend.Settings(database));
        await app.StartAsync();
        using var backend = new Backend(app.Address);
        var stream = await Example.StartAsync(backend, "room");
        var ledger = new Ledger(backend.Client);
        await using var calls = await SystemCalls.WatchAsync(
            app.ProcessId, "pwrite64", "write", "fsync", "fdatasync", "recvfrom", "recvmsg", "read", "sendto", "sendmsg");
        for (var i = 0; i < Samples; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await ledger.SendAsync([new SampleBody(stream.Id, Example.Start.AddSeconds(i), "active", true, i)]));
        }

        var (answers, synced) = Count(await calls.StopAsync());

        Assert.Equal(Samples, answers);
        Assert.Equal(Samples, synced);
    }

    /// <returns>Answers to samples, and those of them before which, since the request came in, the log was written and then synced.</returns>
    private static (int Answers, int Synced) Count(IReadOnlyList<string> calls)
    {
        var (answers, synced) = (0, 0);
        var (isAsked, isWritten, isSynced) = (false, false, false);
        var syncing = new HashSet<string>();
        foreach (var call in calls)
        {
            var thread = call.Split(' ', 2)[0];
            if (call.Contains("\"POST /api/v1/metrics", StringComparison.Ordinal))
            {
                (isAsked, isWritten, isSynced) = (true, false, false);
            }
            else if (call.Contains("write", StringComparison.Ordinal) && call.Contains("-wal>", StringComparison.Ordinal))
            {
                isWritten = isAsked;
            }
            else if (call.Contains("sync(", StringComparison.Ordinal) && call.Contains("-wal>", StringComparison.Ordinal))
            {
                // A sync that another call came between is there in two lines, and counts from the second.
                isSynced |= isWritten && call.EndsWith("= 0", StringComparison.Ordinal);
                if (call.Contains("unfinished", StringComparison.Ordinal))
                {
                    syncing.Add(thread);
                }
            }
            else if (call.Contains("sync resumed", StringComparison.Ordinal))
            {
                isSynced |= isWritten && syncing.Remove(thread) && call.EndsWith("= 0", StringComparison.Ordinal);
            }
            else if (isAsked && call.Contains("send", StringComparison.Ordinal) && call.Contains("\"HTTP/1.1 200", StringComparison.Ordinal))
            {
                answers++;
                synced += isSynced ? 1 : 0;
                isAsked = false;
            }
        }

        return (answers, synced);
    }
}
