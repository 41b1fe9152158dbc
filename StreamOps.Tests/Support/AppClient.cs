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

    /// <summary>
    /// Reads the page, takes the antiforgery token of the form that leads there, and posts the fields to it or to one of its handlers. Where no form
    /// leads there, as to a handler that the page does not offer, another's will do.
    /// </summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, IReadOnlyDictionary<string, string> fields, string? to = null)
    {
        var html = await GetStringAsync(page);
        var forms = Form().Matches(html).Where(f => f.Groups["tag"].Value.Contains("method=\"post\"", StringComparison.Ordinal)).ToList();
        var own = forms.Find(f => Address().Match(f.Groups["tag"].Value) is { Success: true } at && WebUtility.HtmlDecode(at.Groups[1].Value) == (to ?? page));
        var token = Token().Match(own?.Value ?? html);
        Assert.True(token.Success, $"{page} has no form with an antiforgery token");
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[1].Value))));
        return await PostAsync(to ?? page, form);
    }

    [GeneratedRegex("(?<tag><form[^>]*>).*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(" action=\"([^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
