using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Platform;

/// <summary>Registers the database that the configuration names.</summary>
public static class Database
{
    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder)
    {
        var demo = builder.Configuration.GetValue("Demo:Enabled", false);
        var options = DatabaseOptions.From(builder.Configuration, builder.Environment.ContentRootPath, demo);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<DatabaseStart>();

        if (EF.IsDesignTime)
        {
            // The migration tool names its context; both must be there with the real Identity options.
            builder.Services.Use<SqliteStreamOpsDb>(o => o.UseSqlite("Data Source=design.db"));
            builder.Services.Use<PostgresStreamOpsDb>(o => o.UseNpgsql("Host=unused"));
        }
        else if (options.IsPostgres)
        {
            builder.Services.Use<PostgresStreamOpsDb>(o => o.UseNpgsql(options.ConnectionString, p => p.CommandTimeout(30)));
        }
        else
        {
            builder.Services.Use<SqliteStreamOpsDb>(o => o.UseSqlite(options.ConnectionString).AddInterceptors(new SqlitePragmas()));
        }

        return builder;
    }

    private static void Use<TDb>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TDb : StreamOpsDb
    {
        services.AddDbContextFactory<TDb>(o =>
        {
            configure(o);
            o.UseSnakeCaseNamingConvention();
        });
        services.AddSingleton<IDbContextFactory<StreamOpsDb>, StreamOpsDbFactory<TDb>>();
        services.AddScoped<StreamOpsDb>(p => p.GetRequiredService<TDb>());
    }
}
