using System.Net;
using System.Text.RegularExpressions;

namespace StreamOps.Benchmarks.Running;

/// <summary>An admin of the application who has signed in: the cookie, and the forms.</summary>
internal sealed partial class AdminSession : IDisposable
{
    private const string Email = "admin@benchmark.example";
    private const string Password = "correct horse battery";

    private AdminSession(Uri address) =>
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>What the application must be started with.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Bootstrap:AdminEmail"] = Email,
        ["Bootstrap:AdminPassword"] = Password,
    };

    public HttpClient Client { get; }

    public static async Task<AdminSession> SignInAsync(Uri address, CancellationToken cancel)
    {
        var session = new AdminSession(address);
        await session.SubmitAsync("/account/login", new() { ["Email"] = Email, ["Password"] = Password }, cancel);
        return session;
    }

    /// <summary>Sends the form of a page with what the form hides.</summary>
    /// <exception cref="InvalidOperationException">It was refused: a page that takes its form leads elsewhere.</exception>
    public async Task SubmitAsync(string page, Dictionary<string, string> fields, CancellationToken cancel)
    {
        var token = Token().Match(await Client.GetStringAsync(page, cancel)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        using var answer = await Client.PostAsync(page, form, cancel);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{page} answered {answer.StatusCode}.");
        }
    }

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
