using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

/// <summary>The built application as processes of their own, as an operator starts and stops them.</summary>
public sealed class ProcessStartTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_two_processes_that_start_at_once_one_migrates_and_both_come_up(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var settings = database.Settings;
        settings["Bootstrap:AdminEmail"] = "admin@people.example";
        settings["Bootstrap:AdminPassword"] = "correct horse battery";
        settings["Bootstrap:ApiKey"] = StreamOpsApp.ApiKey;
        await using var one = new ProcessApp(settings);
        await using var other = new ProcessApp(settings);

        await Task.WhenAll(one.StartAsync(), other.StartAsync());

        await using var db = database.Open();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
        Assert.Equal((1, 1), (await db.Users.CountAsync(), await db.ApiKeys.CountAsync()));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task After_a_kill_it_starts_on_the_same_data_and_after_a_signal_it_ends_with_0(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = new ProcessApp(database.Settings);
        await app.StartAsync();
        await app.Kill9Async();

        await app.StartAsync();

        Assert.Equal(0, await app.TerminateAsync(TimeSpan.FromSeconds(10)));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_process_killed_anywhere_in_its_first_start_leaves_a_database_that_the_next_one_brings_up(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var random = new Random(20260315);
        for (var kill = 0; kill < 6; kill++)
        {
            await using var victim = new ProcessApp(database.Settings);
            var start = victim.StartAsync();
            await Task.Delay(random.Next(200, 1200));
            await victim.Kill9Async();
            await Record.ExceptionAsync(() => start);
        }

        await using var app = new ProcessApp(database.Settings);
        await app.StartAsync();

        await using var db = database.Open();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }
}
