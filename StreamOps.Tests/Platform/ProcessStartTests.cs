using System.Text.RegularExpressions;
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
    public async Task Started_from_another_folder_with_live_pages_and_a_dawdling_caller_it_ends_within_10_s_of_the_signal(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var settings = database.Settings;
        settings["Bootstrap:AdminEmail"] = "admin@people.example";
        settings["Bootstrap:AdminPassword"] = "correct horse battery";
        using var elsewhere = new TemporaryFolder("elsewhere");
        await using var app = new ProcessApp(settings) { WorkingFolder = elsewhere.Path };
        await app.StartAsync();
        using var client = new AppClient(app.Address);
        using var signedIn = await client.SubmitAsync("/account/login", new Dictionary<string, string> { ["Email"] = "admin@people.example", ["Password"] = "correct horse battery" });
        await FindsItsFilesAsync(client);
        var pages = new List<HttpResponseMessage>();
        for (var i = 0; i < 100; i++)
        {
            pages.Add(await client.GetAsync("/live/platform", HttpCompletionOption.ResponseHeadersRead));
        }

        using var dawdler = new System.Net.Sockets.TcpClient();
        await dawdler.ConnectAsync(app.Address.Host, app.Address.Port);
        await dawdler.GetStream().WriteAsync("POST /account/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nEmail="u8.ToArray());
        Assert.All(pages, p => Assert.Equal("text/event-stream", p.Content.Headers.ContentType?.MediaType));

        Assert.Equal(0, await app.TerminateAsync(TimeSpan.FromSeconds(10)));

        pages.ForEach(p => p.Dispose());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_process_killed_anywhere_in_its_first_start_leaves_a_database_that_the_next_one_brings_up_and_a_signal_ends_it_with_0(DatabaseKind kind)
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
        Assert.Equal(0, await app.TerminateAsync(TimeSpan.FromSeconds(10)));
    }

    /// <summary>Started in whatever folder, its pages have their styles.</summary>
    private static async Task FindsItsFilesAsync(AppClient client)
    {
        var html = await client.GetStringAsync("/account/manage");
        var style = Regex.Match(html, """href="(/css/[^"]+)""").Groups[1].Value;
        Assert.Contains("{", await client.GetStringAsync(style), StringComparison.Ordinal);
    }
}
