using Microsoft.Extensions.Configuration;
using StreamOps.Platform;

namespace StreamOps.Tests.Platform;

public sealed class DatabaseOptionsTests
{
    private const string Root = "/srv/streamops";
    private const string Secret = "hunter2-hunter2";

    [Fact]
    public void A_relative_file_lies_under_the_content_root() =>
        Assert.Equal("/srv/streamops/data/streamops.db", Of("Sqlite", "Data Source=data/streamops.db").SqliteFile);

    [Theory]
    [InlineData("Sqlite", "Data Source=/data/streamops.db", "/data/streamops-demo.db")]
    [InlineData("Postgres", "Host=db;Port=5433;Database=streamops", "PostgreSQL db:5433/streamops_demo")]
    public void Demo_data_has_a_database_of_its_own(string provider, string connection, string place) =>
        Assert.Equal(place, Of(provider, connection, demo: true).Place);

    [Fact]
    public void The_place_that_a_log_shows_carries_no_credentials()
    {
        var place = Of("Postgres", $"Host=db;Database=streamops;Username=app;Password={Secret}").Place;

        Assert.Equal("PostgreSQL db:5432/streamops", place);
    }

    [Theory]
    [InlineData(null, "Database:Provider is missing; allowed: Sqlite or Postgres.")]
    [InlineData("MySql", "Database:Provider is 'MySql'; allowed: Sqlite or Postgres.")]
    public void An_unknown_provider_is_named_with_what_is_allowed(string? provider, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Of(provider, "Data Source=x.db")).Message);

    [Theory]
    [InlineData("Sqlite", null)]
    [InlineData("Sqlite", "")]
    [InlineData("Sqlite", "Data Source=:memory:;Password=" + Secret)]
    [InlineData("Sqlite", "Host=db;Password=" + Secret)]
    [InlineData("Sqlite", "no connection string " + Secret)]
    [InlineData("Postgres", null)]
    [InlineData("Postgres", "Data Source=x.db;Password=" + Secret)]
    [InlineData("Postgres", "Host=db;Password=" + Secret)]
    [InlineData("Postgres", "Database=streamops;Password=" + Secret)]
    [InlineData("Postgres", "Host=db;Port=many;Database=streamops;Password=" + Secret)]
    [InlineData("Postgres", "postgres://app:" + Secret + "@db/streamops")]
    public void A_connection_string_that_cannot_work_is_named_with_the_cure_and_never_shown(string provider, string? connection)
    {
        var error = Assert.Throws<ConfigurationException>(() => Of(provider, connection));

        Assert.StartsWith("ConnectionStrings:StreamOps is ", error.Message, StringComparison.Ordinal);
        Assert.Contains("; allowed: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static DatabaseOptions Of(string? provider, string? connection, bool demo = false)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = provider, ["ConnectionStrings:StreamOps"] = connection })
            .Build();
        return DatabaseOptions.From(configuration, Root, demo);
    }
}
