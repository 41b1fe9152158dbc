using Microsoft.Playwright;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>Every mail as a phone and a desk show it. <c>STREAMOPS_MAILS</c> names a folder to leave pictures and texts in.</summary>
public sealed class MailTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("STREAMOPS_MAILS") is { Length: > 0 } named ? named : null;

    [Fact]
    public async Task A_mail_fits_a_phone_and_is_readable_in_either_theme()
    {
        await using var app = await SentMails.AppAsync();
        var page = await Browser.OpenAsync(app);
        var complaints = new List<string>();
        foreach (var mail in await new SentMails(app.Services).AllAsync())
        {
            await page.SetContentAsync(mail.Html);
            foreach (var (width, theme) in Looks())
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                complaints.AddRange((await LookAsync(page)).Select(c => $"{mail.Name} at {width} px, {theme}: {c}"));
                await KeepAsync(page, $"{mail.Name}-{width}-{theme}");
            }

            await KeepAsync(mail);
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        await page.Context.CloseAsync();
    }

    private static IEnumerable<(int Width, ColorScheme Theme)> Looks() =>
        from width in (int[])[360, 800] from theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] select (width, theme);

    private static async Task<List<string>> LookAsync(IPage page)
    {
        var complaints = (await Axe.ViolationsAsync(page)).ToList();
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var tooWide)
        {
            complaints.Add($"{tooWide} px too wide");
        }

        return complaints;
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png".ToLowerInvariant()), FullPage = true });
        }
    }

    private static async Task KeepAsync(SentMail mail)
    {
        if (Folder is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, $"{mail.Name}.html"), mail.Html);
            await File.WriteAllTextAsync(Path.Combine(Folder, $"{mail.Name}.txt"), mail.Text);
        }
    }
}
