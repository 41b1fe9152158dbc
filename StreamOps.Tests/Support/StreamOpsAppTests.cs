using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Tests.Support;

/// <summary>What all other tests rest on: the application under test is the one that the test asked for.</summary>
public sealed class StreamOpsAppTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task It_runs_on_the_database_and_clock_that_it_was_given(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);

        Assert.Equal(kind == DatabaseKind.Postgres, app.Services.GetRequiredService<DatabaseOptions>().IsPostgres);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(kind == DatabaseKind.Postgres, scope.ServiceProvider.GetRequiredService<StreamOpsDb>() is PostgresStreamOpsDb);
        Assert.Equal(Given.Noon, app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    [Fact]
    public async Task It_answers_on_a_real_port()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();

        using var answer = await client.GetAsync("/no-such-page");

        Assert.True(app.Address.IsLoopback);
        Assert.NotEqual(80, app.Address.Port);
        Assert.InRange((int)answer.StatusCode, 300, 499);
    }

    [Fact]
    public async Task A_person_of_each_role_is_let_in_and_a_stranger_is_sent_to_the_sign_in_page()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        foreach (var role in Roles.All)
        {
            using var client = await app.SignedInAsync(role);
            using var page = await client.GetAsync("/account/manage");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        using var stranger = app.Anonymous();
        using var refused = await stranger.GetAsync("/account/manage");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("/account/login", refused.Headers.Location!.OriginalString, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_browser_opens_it()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);

        var page = await Browser.OpenAsync(app);
        var answer = await page.RunAndWaitForResponseAsync(() => Record.ExceptionAsync(() => page.GotoAsync("/no-such-page")).AsTask(), _ => true);

        Assert.Equal(new Uri(app.Address, "/no-such-page"), new Uri(answer.Url));
    }

    [Fact]
    public async Task A_form_is_submitted_with_the_token_of_its_page()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        const string Password = "correct horse battery";
        var user = await SessionCookie.AddUserAsync(app.Services, Roles.Admin, Password);
        using var client = app.Anonymous();

        using var answer = await client.SubmitAsync(
            "/account/login", new Dictionary<string, string> { ["Email"] = user.Email!, ["Password"] = Password });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var page = await client.GetAsync("/account/manage");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}
