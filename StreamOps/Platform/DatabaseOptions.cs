using Microsoft.Data.Sqlite;
using Npgsql;

namespace StreamOps.Platform;

/// <summary>Which database, section <c>Database</c> and <c>ConnectionStrings:StreamOps</c>.</summary>
/// <param name="IsPostgres">False: SQLite in this process.</param>
/// <param name="ConnectionString">Ready to use: paths absolute, demo data in a database of its own.</param>
public sealed record DatabaseOptions(bool IsPostgres, string ConnectionString)
{
    private const string ProviderKey = "Database:Provider";
    private const string ConnectionKey = "ConnectionStrings:StreamOps";

    /// <summary>The file of an SQLite database; null on PostgreSQL.</summary>
    public string? SqliteFile => IsPostgres ? null : new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    /// <summary>Where the data lies, without credentials.</summary>
    public string Place
    {
        get
        {
            if (!IsPostgres)
            {
                return SqliteFile!;
            }

            var server = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"PostgreSQL {server.Host}:{server.Port}/{server.Database}";
        }
    }

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static DatabaseOptions From(IConfiguration configuration, string contentRoot, bool demo)
    {
        var provider = configuration[ProviderKey];
        var connection = configuration.GetConnectionString("StreamOps");
        return provider?.ToUpperInvariant() switch
        {
            "SQLITE" => new DatabaseOptions(false, Sqlite(connection, contentRoot, demo)),
            "POSTGRES" => new DatabaseOptions(true, Postgres(connection, demo)),
            _ => throw new ConfigurationException(ProviderKey, provider, "Sqlite or Postgres"),
        };
    }

    private static string Sqlite(string? connection, string contentRoot, bool demo)
    {
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(connection);
        }
        catch (ArgumentException)
        {
            throw ConfigurationException.Secret(ConnectionKey, connection, "an SQLite connection string such as 'Data Source=data/streamops.db'");
        }

        if (string.IsNullOrWhiteSpace(builder.DataSource) || builder.DataSource.Contains(":memory:", StringComparison.Ordinal))
        {
            throw ConfigurationException.Secret(ConnectionKey, connection, "an SQLite connection string with a file, such as 'Data Source=data/streamops.db'");
        }

        var file = Path.GetFullPath(builder.DataSource, contentRoot);
        builder.DataSource = demo
            ? Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "-demo" + Path.GetExtension(file))
            : file;
        return builder.ConnectionString;
    }

    private static string Postgres(string? connection, bool demo)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection);
            if (!string.IsNullOrEmpty(builder.Host) && !string.IsNullOrEmpty(builder.Database))
            {
                builder.Database += demo ? "_demo" : "";
                return builder.ConnectionString;
            }
        }
        catch (ArgumentException)
        {
            // Falls through to the message below, which says what is allowed without repeating a password.
        }

        throw ConfigurationException.Secret(ConnectionKey, connection, "a PostgreSQL connection string with Host and Database");
    }
}
