using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Account;

public sealed class SignInTests
{
    private const string Right = "correct horse battery";

    [Theory]
    [InlineData(Roles.Admin, "/overview")]
    [InlineData(Roles.Finance, "/reports")]
    [InlineData(Roles.Seller, "/channels")]
    public async Task Each_role_begins_at_its_own_page(string role, string home)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var user = await SessionCookie.AddUserAsync(app.Services, role, Right);
        using var client = app.Anonymous();

        using var signedIn = await SubmitAsync(client, user.Email!, Right);
        using var start = await client.GetAsync(signedIn.Headers.Location);

        Assert.Equal("/", signedIn.Headers.Location?.OriginalString);
        Assert.Equal(home, start.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_read_the_same()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var known = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);
        var locked = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);
        var disabled = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);
        await using var db = app.Open();
        var until = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(5);
        await db.Users.Where(u => u.Id == locked.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LockoutEnd, until));
        await db.Users.Where(u => u.Id == disabled.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.DisabledAt, Given.Noon));
        using var client = app.Anonymous();

        var answers = new List<string>();
        foreach (var (email, password) in new[] { ("nobody@people.example", Right), (known.Email!, "wrong password"), (locked.Email!, Right), (disabled.Email!, Right) })
        {
            using var answer = await SubmitAsync(client, email, password);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("do not open an account", html, StringComparison.Ordinal);
            answers.Add(html[html.IndexOf("role=\"alert\"", StringComparison.Ordinal)..html.IndexOf("type=\"hidden\"", StringComparison.Ordinal)]);
        }

        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("/account/manage", "/account/manage")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Signing_in_leads_nowhere_outside(string returnUrl, string expected)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var user = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);
        using var client = app.Anonymous();

        using var answer = await SubmitAsync(client, user.Email!, Right, returnUrl);

        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Tries_from_one_address_are_limited_over_all_accounts()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        for (var n = 0; n < 20; n++)
        {
            using var answer = await client.PostAsync("/account/login", null);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        using var refused = await client.PostAsync("/account/login", null);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, services: s => s.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.Zero));
        var user = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);
        using var here = await app.SignInAsync(user);
        using var elsewhere = await app.SignInAsync(user);

        using var changed = await here.SubmitAsync("/account/manage", new Dictionary<string, string> { ["current"] = Right, ["password"] = "another horse", ["again"] = "another horse" }, "/account/manage?handler=Password");

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account/manage")).StatusCode);
        using var again = app.Anonymous();
        Assert.Equal(HttpStatusCode.Redirect, (await SubmitAsync(again, user.Email!, "another horse")).StatusCode);
    }

    private static Task<HttpResponseMessage> SubmitAsync(AppClient client, string email, string password, string returnUrl = "") =>
        client.SubmitAsync("/account/login", new Dictionary<string, string> { ["Email"] = email, ["Password"] = password, ["ReturnUrl"] = returnUrl });
}
