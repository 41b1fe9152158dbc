using System.Net;
using System.Text.RegularExpressions;

namespace StreamOps.Tests.Support;

/// <summary>A caller of the application: keeps cookies, follows no redirect, fills in forms as a browser would.</summary>
public sealed partial class AppClient : HttpClient
{
    private AppClient(Uri address, CookieContainer cookies)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, ConnectTimeout = TimeSpan.FromSeconds(30) })
    {
        BaseAddress = address;
        Cookies = cookies;
    }

    public AppClient(Uri address)
        : this(address, new CookieContainer())
    {
    }

    public CookieContainer Cookies { get; }

    /// <summary>Reads the page, takes its antiforgery token, and posts the fields to it or to one of its handlers.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, IReadOnlyDictionary<string, string> fields, string? to = null)
    {
        var html = await GetStringAsync(page);
        var token = Token().Match(html);
        Assert.True(token.Success, $"{page} has no form with an antiforgery token");
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[1].Value))));
        return await PostAsync(to ?? page, form);
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
