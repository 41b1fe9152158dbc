using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data.Operations;
using StreamOps.Platform;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class DatabaseStartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_instances_that_start_at_once_one_migrates_and_fills_at_a_time(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var inside = 0;
        var together = 0;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            // Each with a container of its own, as in a process of its own.
            await using var instance = new TestDatabase(kind, database.ConnectionString, () => Task.CompletedTask);
            await instance.Services.GetRequiredService<DatabaseStart>().RunAsync(
                async (db, cancel) =>
                {
                    together += Interlocked.Increment(ref inside) > 1 ? 1 : 0;
                    if (!await db.Settings.AnyAsync(cancel))
                    {
                        await Task.Delay(50, cancel);
                        db.Settings.Add(new SettingRow { Key = "filled", Value = "once" });
                        await db.SaveChangesAsync(cancel);
                    }

                    Interlocked.Decrement(ref inside);
                },
                CancellationToken.None);
        }))).WaitAsync(Patience);

        await using var db = database.Open();
        Assert.Equal(0, together);
        Assert.Equal(1, await db.Settings.CountAsync());
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_second_start_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await Given.ChannelAsync(db);

        await database.MigrateAsync();

        Assert.Equal(1, await db.Channels.CountAsync());
    }

    [Fact]
    public async Task A_migrator_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"""CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL)""");
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00')""");

        await database.MigrateAsync().WaitAsync(Patience);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_fill_that_fails_gives_the_lock_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var start = database.Services.GetRequiredService<DatabaseStart>();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            start.RunAsync((_, _) => throw new InvalidOperationException("no price book"), CancellationToken.None));

        // Under another pool of connections, as in a process of its own: the first may hold what it likes.
        var suffix = kind == DatabaseKind.Postgres ? ";Application Name=other" : "";
        await using var other = new TestDatabase(kind, database.ConnectionString + suffix, () => Task.CompletedTask);
        await other.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("Postgres", "Host=127.0.0.1;Port=1;Database=streamops;Password=hunter2-hunter2")]
    [InlineData("Sqlite", "Data Source=/proc/streamops/streamops.db")]
    public async Task A_database_that_cannot_be_opened_is_named_without_its_password(string provider, string connection)
    {
        await using var database = new TestDatabase(Enum.Parse<DatabaseKind>(provider), connection, () => Task.CompletedTask);

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => database.MigrateAsync()).WaitAsync(Patience);

        Assert.StartsWith("ConnectionStrings:StreamOps names ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }
}
