using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class StartRefusalTests
{
    private const string Secret = "hunter2-hunter2";

    [Theory]
    [InlineData("Database:Provider", "MySql", "Database:Provider is 'MySql'; allowed: Sqlite or Postgres.")]
    [InlineData("ConnectionStrings:StreamOps", "Password=" + Secret, "ConnectionStrings:StreamOps is set (24 characters, not shown)")]
    public async Task A_setting_that_cannot_work_ends_the_start_with_its_name_and_cure(string key, string value, string line)
    {
        await using var app = new ProcessApp(new Dictionary<string, string?> { ["Demo:Enabled"] = "false", [key] = value });

        var exitCode = await app.RunToEndAsync(TimeSpan.FromSeconds(30));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(line, app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, app.Output, StringComparison.Ordinal);
    }
}
