using System.Globalization;
using Microsoft.Playwright;
using StreamOps.Benchmarks.Reporting;

namespace StreamOps.Benchmarks.Screens;

/// <summary>Takes a picture of every page of a running demo, at each width, in both themes, for somebody to look at.</summary>
internal sealed class ScreenTool(BenchmarkOptions options)
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Password = "streamops-demo";
    private const int Height = 900;

    /// <summary>A longer page is cut off, CSS pixels.</summary>
    private const int Tallest = 4_000;

    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public async Task RunAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Into!);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        var sessions = new Dictionary<string, string>();
        foreach (var page in (await PagesAsync(browser, sessions)).Where(p => options.Only?.Contains(p.Name) ?? true))
        {
            var state = page.As is { } who ? await SessionAsync(browser, sessions, who) : null;
            foreach (var width in options.Widths)
            {
                foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    cancel.ThrowIfCancellationRequested();
                    await TakeAsync(browser, page, state, width, theme);
                }
            }

            Report.Progress(page.Name);
        }
    }

    private async Task TakeAsync(IBrowser browser, ScreenPage page, string? state, int width, ColorScheme theme)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = options.At.OriginalString,
            StorageState = state,
            ViewportSize = new() { Width = width, Height = Height },
            DeviceScaleFactor = options.Scale,
            ColorScheme = theme,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        var tab = await context.NewPageAsync();
        // An open event stream never comes to rest: the page is whole when it has loaded and its charts have been drawn.
        await tab.GotoAsync(page.Path, new() { WaitUntil = WaitUntilState.Load });
        await tab.WaitForTimeoutAsync(600);
        var tall = await tab.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await tab.SetViewportSizeAsync(width, Math.Clamp(tall, Height, Tallest));
        await tab.WaitForTimeoutAsync(300);
        var name = string.Create(CultureInfo.InvariantCulture, $"{page.Name}-{width}-{theme.ToString().ToLowerInvariant()}.png");
        await tab.ScreenshotAsync(new() { Path = Path.Combine(options.Into!, name), Animations = ScreenshotAnimations.Disabled });
    }

    private async Task<IReadOnlyList<ScreenPage>> PagesAsync(IBrowser browser, Dictionary<string, string> sessions)
    {
        await using var seller = await ContextAsync(browser, sessions, ScreenPage.Seller);
        var tab = await seller.NewPageAsync();
        await tab.GotoAsync("/live");
        var live = await HrefAsync(tab, "[data-live-streams] [data-live-link]");
        await tab.GotoAsync(live);
        var channel = await HrefAsync(tab, ".crumbs a[href^='/channels/']");
        await tab.GotoAsync(channel);
        var past = await HrefAsync(tab, $"main tbody a[href^='/streams/']:not([href='{live}'])");

        await using var admin = await ContextAsync(browser, sessions, ScreenPage.Admin);
        tab = await admin.NewPageAsync();
        await tab.GotoAsync("/alerts");
        var alert = await HrefAsync(tab, "main tbody a[href^='/alerts/']");
        await tab.GotoAsync("/budgets");
        var budget = await HrefAsync(tab, "main a[href^='/budgets/edit/']");
        await tab.GotoAsync("/reports");
        return ScreenPage.Of(live, channel, past, alert, budget, await HrefAsync(tab, "main tr:nth-child(2) a[href^='/reports/']"));
    }

    private async Task<IBrowserContext> ContextAsync(IBrowser browser, Dictionary<string, string> sessions, string who) =>
        await browser.NewContextAsync(new() { BaseURL = options.At.OriginalString, StorageState = await SessionAsync(browser, sessions, who) });

    private static async Task<string> HrefAsync(IPage tab, string selector) =>
        await tab.Locator(selector).First.GetAttributeAsync("href") ?? throw new InvalidOperationException($"{tab.Url} has no {selector}.");

    private async Task<string> SessionAsync(IBrowser browser, Dictionary<string, string> sessions, string who)
    {
        if (!sessions.TryGetValue(who, out var state))
        {
            await using var context = await browser.NewContextAsync(new() { BaseURL = options.At.OriginalString });
            var tab = await context.NewPageAsync();
            await tab.GotoAsync("/account/login");
            await tab.FillAsync("#Email", who);
            await tab.FillAsync("#Password", Password);
            await tab.ClickAsync("main button[type=submit]");
            await tab.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
            sessions[who] = state = await context.StorageStateAsync();
        }

        return state;
    }
}
