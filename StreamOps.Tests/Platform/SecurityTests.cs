using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class SecurityTests
{
    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/users")]
    [InlineData("/api/v1/channels")]
    [InlineData("/no-such-page")]
    [InlineData("/css/base.css")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string address)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();

        using var answer = await client.GetAsync(address);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_stored_by_no_cache()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = await app.SignedInAsync(Roles.Admin);

        using var page = await client.GetAsync("/account/audit");
        using var style = await client.GetAsync("/css/base.css");

        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        Assert.False(style.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_that_ends_TLS_cookies_are_bound_to_the_host_and_HTTPS_is_demanded_for_a_year()
    {
        var settings = new Dictionary<string, string?> { ["Security:TrustedProxies:0"] = "127.0.0.0/8" };
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: settings);
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        client.DefaultRequestHeaders.Host = "streams.example.com";

        using var answer = await client.GetAsync("/account/login");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-streamops.form=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = "nobody@people.example",
            ["Password"] = "wrong password",
            ["__RequestVerificationToken"] = Token(await answer.Content.ReadAsStringAsync()),
        });
        using var post = new HttpRequestMessage(HttpMethod.Post, "/account/login") { Content = form };
        post.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var posted = await client.SendAsync(post);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
    }

    [Fact]
    public async Task A_stranger_cannot_claim_to_be_a_proxy()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var answer = await client.GetAsync("/account/login");

        Assert.DoesNotContain("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task TRACE_is_refused()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();

        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Trace, "/account/login"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static string Token(string html) =>
        WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value);
}
