using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data;
using StreamOps.Platform;

namespace StreamOps.Tests.Support;

/// <summary>One database of a test's own, reached through the product's own registration.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteTemplateAsync);

    private readonly Func<Task> remove;
    private readonly ServiceProvider services;

    internal TestDatabase(DatabaseKind kind, string connectionString, Func<Task> remove)
    {
        Kind = kind;
        ConnectionString = connectionString;
        this.remove = remove;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = Path.GetTempPath() });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddDatabase();
        builder.AddIdentity();
        services = builder.Services.BuildServiceProvider();
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>What an application needs to run on this database.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Database:Provider"] = Kind.ToString(),
        ["ConnectionStrings:StreamOps"] = ConnectionString,
        ["Demo:Enabled"] = "false",
    };

    /// <summary>The product's own services for data, and nothing else.</summary>
    public IServiceProvider Services => services;

    public IDbContextFactory<StreamOpsDb> Factory => Services.GetRequiredService<IDbContextFactory<StreamOpsDb>>();

    /// <summary>All tables there, no rows.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            var server = await PostgresServer.CurrentAsync();
            var name = await server.CreateMigratedAsync();
            return new TestDatabase(kind, server.ConnectionString(name), () => server.DropAsync(name));
        }

        var template = await SqliteTemplate.Value;
        var database = EmptySqlite();
        File.Copy(template, new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        return database;
    }

    /// <summary>Nothing there yet: as on a first start.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            var server = await PostgresServer.CurrentAsync();
            var name = PostgresServer.NewName();
            return new TestDatabase(kind, server.ConnectionString(name), () => server.DropAsync(name));
        }

        return EmptySqlite();
    }

    /// <summary>As the product does it at start.</summary>
    public Task MigrateAsync() => Services.GetRequiredService<DatabaseStart>().RunAsync((_, _) => Task.CompletedTask, CancellationToken.None);

    public StreamOpsDb Open() => Factory.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await remove();
    }

    private static TestDatabase EmptySqlite()
    {
        var folder = new TemporaryFolder("sqlite");
        var connectionString = $"Data Source={folder.File("streamops.db")}";
        return new TestDatabase(DatabaseKind.Sqlite, connectionString, () =>
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
            folder.Dispose();
            return Task.CompletedTask;
        });
    }

    private static async Task<string> MigrateSqliteTemplateAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"streamops-template-{Environment.ProcessId}.db");
        await using var database = EmptySqlite();
        await database.MigrateAsync();
        await using var db = database.Open();
        File.Delete(path);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {path}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }
}
