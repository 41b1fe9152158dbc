using Microsoft.Playwright;
using StreamOps.Tests.Support;

[assembly: AssemblyFixture(typeof(Browser))]

namespace StreamOps.Tests.Support;

/// <summary>One headless Chromium of a test run, started by the first test that asks for it.</summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>Debian's shell comes first: it draws the page and no window around it.</summary>
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "google-chrome", "chromium-browser"];

    /// <summary>What <c>STREAMOPS_CHROMIUM</c> names, else the first on the path; null: none.</summary>
    private static readonly string? Program = Environment.GetEnvironmentVariable("STREAMOPS_CHROMIUM") is { Length: > 0 } named
        ? named
        : Names.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>A sandbox of its own needs rights that a container lacks; the rest keeps it from calling anywhere but the page.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim gate = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>
    /// A fresh profile on this application. Skips the test where Chromium is not installed.
    /// </summary>
    /// <param name="client">Whose cookies the profile has; null: nobody's.</param>
    /// <param name="scripts">False: JavaScript is off.</param>
    public static async Task<IPage> OpenAsync(
        StreamOpsApp app, AppClient? client = null, int width = 1280, int height = 900, bool dark = false, bool scripts = true)
    {
        Assert.SkipUnless(Program is not null, "Chromium is not installed (Debian: apt-get install chromium-headless-shell; elsewhere name a Chromium or Chrome in STREAMOPS_CHROMIUM).");
        var fixture = await TestContext.Current.GetFixture<Browser>() ?? throw new InvalidOperationException("No Browser fixture.");
        await fixture.LaunchAsync();
        var context = await fixture.browser!.NewContextAsync(new()
        {
            BaseURL = app.Address.OriginalString,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            TimezoneId = "UTC",
            Locale = "en-GB",
            JavaScriptEnabled = scripts,
        });
        if (client is not null)
        {
            await context.AddCookiesAsync(client.Cookies.GetCookies(app.Address).Select(c => new Microsoft.Playwright.Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = app.Address.OriginalString,
            }));
        }

        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        gate.Dispose();
    }

    private async Task LaunchAsync()
    {
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Headless = true, Args = Flags });
        }
        finally
        {
            gate.Release();
        }
    }
}
