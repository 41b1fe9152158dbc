using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>The process dies between two steps of the cost job: there is one set of records afterwards, and never a part of one.</summary>
public sealed class CostKillTests
{
    private static readonly string[] Places = ["costs:held", "costs:old-records-gone", "costs:records-written", "costs:before-commit", "costs:committed"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>One stream's first set, and the set that replaces it when samples came late: the process dies at one place after another, each start a step further.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_kill_within_the_job_leaves_one_set_of_records(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var app = new ProcessApp(Backend.Settings(database));
        for (var round = 0; round < Effort.Times(1, 5); round++)
        {
            var stream = await DieAtFirstRecordsAsync(database, app, $"room-{round}", PlacesOf(kind, isLater: false));
            await DieAtLaterRecordsAsync(database, app, stream, PlacesOf(kind, isLater: true));
            await app.Kill9Async();
        }
    }

    [Fact]
    public async Task Two_servers_that_die_in_the_same_job_leave_one_set_of_records()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var one = new ProcessApp(Backend.Settings(database));
        await using var other = new ProcessApp(Backend.Settings(database));
        foreach (var place in Places.Where(p => Effort.IsFull || p is "costs:records-written"))
        {
            (one.FailPoint, other.FailPoint) = (place, place);
            await Task.WhenAll(one.StartAsync(), other.StartAsync());
            using var backend = new Backend(one.Address);
            var stream = await Example.StartAsync(backend, place.Replace(':', '-'));
            await Example.SendAsync(backend, stream);
            await Record.ExceptionAsync(() => backend.EndAsync(stream.Id, Example.Start + Example.Length));

            // Either may take the job. The one that lives on may take it again, and die of it too.
            await await Task.WhenAny(one.ExitAsync(Patience), other.ExitAsync(Patience));
            await Example.AssertWholeAsync(database, stream.Id, wasRecorded: false);
            (one.FailPoint, other.FailPoint) = (null, null);
            await RestartUntilRecordedAsync(database, one, other);

            await Example.AssertRecordedOnceAsync(database, stream.Id);
            await one.Kill9Async();
            await other.Kill9Async();
        }
    }

    /// <summary>The short form dies at each place on both databases: at the first records on the one, at later ones on the other.</summary>
    private static IEnumerable<string> PlacesOf(DatabaseKind kind, bool isLater) =>
        Places.Where((_, i) => Effort.IsFull || (i + (int)kind) % 2 == (isLater ? 1 : 0));

    /// <summary>The first records of a stream: its end wakes the job, which dies, and dies again at what the next start finds owed.</summary>
    private static async Task<StreamAnswer> DieAtFirstRecordsAsync(TestDatabase database, ProcessApp app, string channel, IEnumerable<string> places)
    {
        app.FailPoint = places.First();
        await app.StartAsync();
        using var backend = new Backend(app.Address);
        var stream = await Example.StartAsync(backend, channel);
        await Example.SendAsync(backend, stream, to: Example.Samples / 2);
        var lost = await Record.ExceptionAsync(() => backend.EndAsync(stream.Id, Example.Start + Example.Length));
        Assert.True(lost is null or HttpRequestException, lost?.ToString());
        Assert.NotEqual(0, await app.ExitAsync(Patience));
        await Example.AssertWholeAsync(database, stream.Id, wasRecorded: false);

        await DieOfWhatIsOwedAsync(database, app, stream, places.Skip(1), wasRecorded: false);
        app.FailPoint = null;
        await app.StartAsync();
        using var again = new Backend(app.Address);
        await again.EndAsync(stream.Id, Example.Start + Example.Length);
        await Aftermath.CostsAreThereAsync(database, Effort.Within(10));
        await Example.AssertWholeAsync(database, stream.Id, wasRecorded: true);
        return stream;
    }

    /// <summary>Records that are replaced, because samples came late.</summary>
    private static async Task DieAtLaterRecordsAsync(TestDatabase database, ProcessApp app, StreamAnswer stream, IEnumerable<string> places)
    {
        using var backend = new Backend(app.Address);
        await Example.SendAsync(backend, stream, from: Example.Samples / 2);
        await app.Kill9Async();

        await DieOfWhatIsOwedAsync(database, app, stream, places, wasRecorded: true);
        app.FailPoint = null;
        await app.StartAsync();
        await Aftermath.CostsAreThereAsync(database, Effort.Within(10));
        await Example.AssertRecordedOnceAsync(database, stream.Id);
    }

    /// <summary>Each start finds what is owed, and dies of it.</summary>
    private static async Task DieOfWhatIsOwedAsync(TestDatabase database, ProcessApp app, StreamAnswer stream, IEnumerable<string> places, bool wasRecorded)
    {
        foreach (var place in places)
        {
            app.FailPoint = place;
            Assert.NotEqual(0, await app.RunToEndAsync(Patience));
            await Example.AssertWholeAsync(database, stream.Id, wasRecorded);
        }
    }

    private static async Task RestartUntilRecordedAsync(TestDatabase database, params ProcessApp[] apps)
    {
        Exception? owed;
        var tries = 0;
        do
        {
            foreach (var dead in apps.Where(a => !a.IsRunning))
            {
                await dead.StartAsync();
            }

            owed = await Record.ExceptionAsync(() => Aftermath.CostsAreThereAsync(database, TimeSpan.FromSeconds(5)));
        }
        while (owed is not null && ++tries < 6);
        Assert.Null(owed);
    }
}
