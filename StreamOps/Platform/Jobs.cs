using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace StreamOps.Platform;

/// <summary>
/// Hangfire: it wakes workers, nothing more. What is owed stands in our own tables, so storage in memory loses nothing.
/// </summary>
public static class Jobs
{
    /// <summary>How the servers of this process are named; Hangfire adds a number.</summary>
    public static string ServerName { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        // Registered by hand: Hangfire's own registrations keep both in statics that all hosts of a process share, and a job must run
        // with the services of its own host, not with those of whichever was built last.
        builder.Services.AddSingleton<JobStorage>(services => Storage(services.GetRequiredService<DatabaseOptions>()));
        builder.Services.AddSingleton<JobActivator>(services => new AspNetCoreJobActivator(services.GetRequiredService<IServiceScopeFactory>()));
        builder.Services.AddHangfire((services, h) => h
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new JobLogs(services.GetRequiredService<ILoggerFactory>())));
        builder.Services.AddHangfireServer(o =>
        {
            o.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            o.ServerName = ServerName;
            o.WorkerCount = 4;
            o.ShutdownTimeout = TimeSpan.FromSeconds(5);
            o.StopTimeout = TimeSpan.FromSeconds(2);
        });
        return builder;
    }

    private static JobStorage Storage(DatabaseOptions database)
    {
        if (!database.IsPostgres)
        {
            return new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(10) });
        }

        var options = new PostgreSqlStorageOptions
        {
            QueuePollInterval = TimeSpan.FromSeconds(1),
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(60),
            SchemaName = "hangfire",

            // A server that was killed leaves its locks; they are taken over after this time.
            DistributedLockTimeout = TimeSpan.FromSeconds(20),
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options);
    }
}
