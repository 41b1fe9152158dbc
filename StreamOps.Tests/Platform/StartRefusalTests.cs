using System.Net;
using System.Net.Sockets;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class StartRefusalTests
{
    private const string Secret = "hunter2-hunter2";

    [Theory]
    [InlineData("Database:Provider", "MySql", "Database:Provider is 'MySql'; allowed: Sqlite or Postgres.")]
    [InlineData("ConnectionStrings:StreamOps", "Password=" + Secret, "ConnectionStrings:StreamOps is set (24 characters, not shown)")]
    [InlineData("ConnectionStrings:StreamOps", "Data Source=/proc/streamops/streamops.db", "ConnectionStrings:StreamOps names /proc/streamops/streamops.db, which cannot be opened (")]
    [InlineData("Demo:Enabled", "maybe", "Demo:Enabled is 'maybe'; allowed: true or false.")]
    [InlineData("Smtp:Port", "many", "Smtp:Port is 'many'; allowed: a whole number.")]
    [InlineData("Smtp:Host", "mail.example", "Smtp:From is missing; allowed: a sender such as ops@example.com, because Smtp:Host is set.")]
    [InlineData("Retention:SampleDays", "6", "Retention:SampleDays is '6'; allowed: a whole number from 7 to 36500.")]
    [InlineData("Reports:AttachmentMegabytes", "26", "Reports:AttachmentMegabytes is '26'; allowed: a whole number from 1 to 25.")]
    [InlineData("Reports:LinkDays", "0", "Reports:LinkDays is '0'; allowed: a whole number from 1 to 365.")]
    [InlineData("Vendors:Agora:ApiBaseUrl", "ftp://agora", "Vendors:Agora:ApiBaseUrl holds 'ftp://agora'; allowed: ")]
    public async Task A_setting_that_cannot_work_ends_the_start_with_its_name_and_cure(string key, string value, string line)
    {
        using var folder = new TemporaryFolder("refusal");
        await using var app = new ProcessApp(new Dictionary<string, string?> { ["Demo:Enabled"] = "false", ["ConnectionStrings:StreamOps"] = $"Data Source={folder.File("x.db")}", [key] = value });

        var exitCode = await app.RunToEndAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, exitCode);
        Assert.StartsWith(line, Assert.Single(app.Output.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("*")]
    public async Task An_address_in_use_ends_the_start_with_one_line_and_before_the_database_is_touched(string host)
    {
        using var folder = new TemporaryFolder("refusal");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}";
        await using var app = new ProcessApp(new Dictionary<string, string?>
        {
            ["Demo:Enabled"] = "false",
            ["ConnectionStrings:StreamOps"] = $"Data Source={folder.File("x.db")}",
            ["ASPNETCORE_URLS"] = address,
        });

        Assert.Equal(1, await app.RunToEndAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal($"ASPNETCORE_URLS names {address}, which another program listens on; allowed: an address that is free, such as --urls http://localhost:5391.", app.Output);
        Assert.False(File.Exists(folder.File("x.db")));
    }
}
