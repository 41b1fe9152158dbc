using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Platform;

namespace StreamOps.Benchmarks.Databases;

/// <summary>One database, reached through the product's own registration of database and write path.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;
    private readonly ServiceProvider services;

    private BenchmarkDatabase(DatabaseKind kind, string connectionString, Func<Task> remove)
    {
        Kind = kind;
        ConnectionString = connectionString;
        this.remove = remove;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = Path.GetTempPath() });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddDatabase();
        builder.AddIdentity();
        builder.AddIngest();
        builder.Services.AddSingleton<CostRecorder>();
        services = builder.Services.BuildServiceProvider();
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>What the application needs to run on this database.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Database:Provider"] = Kind.ToString(),
        ["ConnectionStrings:StreamOps"] = ConnectionString,
        ["Demo:Enabled"] = "false",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    public StreamStore Streams => services.GetRequiredService<StreamStore>();

    public SampleStore Store => services.GetRequiredService<SampleStore>();

    public SampleQueue Queue => services.GetRequiredService<SampleQueue>();

    public SampleWriter Writer => services.GetServices<IHostedService>().OfType<SampleWriter>().Single();

    public CostRecorder Costs => services.GetRequiredService<CostRecorder>();

    public static async Task<BenchmarkDatabase> CreateAsync(DatabaseKind kind, string connectionString, Func<Task> remove, CancellationToken cancel)
    {
        var database = new BenchmarkDatabase(kind, connectionString, remove);
        var billing = database.services.GetRequiredService<BillingOptions>();
        await database.services.GetRequiredService<DatabaseStart>().RunAsync(
            (db, stop) => BillingStart.FillAsync(db, billing, TimeProvider.System.GetUtcNow(), stop), cancel);
        return database;
    }

    public StreamOpsDb Open() => services.GetRequiredService<IDbContextFactory<StreamOpsDb>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await remove();
    }
}
