using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Alerts;
using StreamOps.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>Taking an alert as somebody does who has no mouse.</summary>
public sealed class AlertDriveTests
{
    [Fact]
    public async Task An_alert_is_opened_from_the_header_and_taken_by_keyboard_alone()
    {
        await using var platform = await Platform.StartAsync();
        await FireAsync(platform);
        using var client = await platform.App.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(platform.App, client, 390);
        await page.GotoAsync("/costs");

        await page.Locator(".alert-count").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/alerts?state=firing");
        await page.Locator("td a", new() { HasText = "Acknowledge" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**#acknowledge");

        await page.Locator("#Take_Note").FocusAsync();
        await page.Keyboard.TypeAsync("I restart it");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("Taken by");
        await Expect(page.Locator(".timeline-title").Last).ToHaveTextAsync("Firing to acknowledged");
        await page.Context.CloseAsync();
    }

    private static async Task FireAsync(Platform platform)
    {
        await using var db = platform.App.Open();
        await AlertBench.HoldBeatAsync(db);
        var now = platform.OnAir.StartedAt.AddMinutes(9);
        db.Alerts.Add(new AlertRow
        {
            Kind = AlertRuleKind.MailStuck,
            Subject = "test",
            SubjectName = Platform.LongName,
            State = AlertState.Firing,
            Severity = Severity.Critical,
            Since = now,
            BadSince = now,
            FiredAt = now,
            ToldAt = now,
            Says = "Mail has not been going out for 12 min.",
        });
        await db.SaveChangesAsync();
    }
}
