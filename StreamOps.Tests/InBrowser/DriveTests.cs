using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StreamOps.Data.Access;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>An evening with the product, from signing in to the bill, by each role with the mouse and with the keyboard alone.</summary>
public sealed class DriveTests
{
    private const string Password = "correct horse battery";
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 20_000 };

    [Theory]
    [InlineData(Roles.Seller, false)]
    [InlineData(Roles.Seller, true)]
    [InlineData(Roles.Admin, false)]
    [InlineData(Roles.Admin, true)]
    [InlineData(Roles.Finance, false)]
    [InlineData(Roles.Finance, true)]
    public async Task Each_role_gets_from_the_sign_in_page_to_the_bill(string role, bool isKeyboard)
    {
        await using var platform = await Platform.StartAsync();
        var user = await PersonAsync(platform, role);
        var hand = Hand.Of(await Browser.OpenAsync(platform.App, width: 1440), isKeyboard);

        await SignInAsync(hand, user);
        await FindAsync(hand, platform);
        await WatchUntilItEndsAsync(hand, platform);
        await ReadItsCostAsync(hand);
        if (role == Roles.Seller)
        {
            await ChangeRangeAsync(hand, platform);
        }
        else
        {
            await ChangeMonthAsync(hand);
            await CompareAsync(hand);
        }

        await ChangeThemeAsync(hand);
        await hand.Page.Context.CloseAsync();
    }

    private static async Task<UserRow> PersonAsync(Platform platform, string role)
    {
        if (role != Roles.Seller)
        {
            return await SessionCookie.AddUserAsync(platform.App.Services, role, Password);
        }

        await using var scope = platform.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<UserRow>>();
        var owner = (await users.FindByIdAsync(platform.Seller.Id.ToString()))!;
        Assert.True((await users.AddPasswordAsync(owner, Password)).Succeeded);
        return owner;
    }

    private static async Task SignInAsync(Hand hand, UserRow user)
    {
        await hand.Page.GotoAsync("/");
        await hand.TypeAsync(hand.Page.GetByLabel("E-mail address"), user.Email!);
        await hand.TypeAsync(hand.Page.GetByLabel("Password"), Password);
        await hand.UseAsync(hand.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        await hand.Page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }

    private static async Task FindAsync(Hand hand, Platform platform)
    {
        await hand.UseAsync(Nav(hand, "Channels"));
        await hand.Page.WaitForURLAsync("**/channels");
        await hand.UseAsync(hand.Page.Locator($"main a[href='/channels/{platform.Live.Id}']").First);
        await hand.Page.WaitForURLAsync($"**/channels/{platform.Live.Id}");
        await hand.UseAsync(hand.Page.GetByRole(AriaRole.Link, new() { Name = "Watch it live" }));
        await hand.Page.WaitForURLAsync($"**/streams/{platform.OnAir.Id}");
    }

    private static async Task WatchUntilItEndsAsync(Hand hand, Platform platform)
    {
        var now = platform.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await platform.SampleAsync(platform.OnAir, [(DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), 1_234)]);
        await Expect(hand.Page.Locator(".stat [data-live=viewers]")).ToHaveTextAsync("1,236", Patient);

        using var backend = new Backend(platform.App.Address);
        await backend.EndAsync(platform.OnAir.Id);
        await Expect(hand.Page.Locator("[data-live-ended]")).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    /// <summary>Booked within 10 s of the end; whoever looks sooner reads that it is being booked, and never a zero.</summary>
    private static async Task ReadItsCostAsync(Hand hand)
    {
        await hand.UseAsync(hand.Page.GetByRole(AriaRole.Link, new() { Name = "Show the result" }));
        var cost = hand.Page.GetByRole(AriaRole.Group, new() { Name = "Cost", Exact = true }).Locator(".stat-value");
        for (var look = 0; look < 40 && await cost.InnerTextAsync() == "Being booked"; look++)
        {
            await hand.Page.WaitForTimeoutAsync(500);
            await hand.Page.ReloadAsync();
        }

        Assert.Matches(@"^\$\d+\.\d\d$", (await cost.InnerTextAsync()).Trim());
    }

    private static async Task ChangeRangeAsync(Hand hand, Platform platform)
    {
        await hand.UseAsync(hand.Page.Locator($".crumbs a[href='/channels/{platform.Live.Id}']"));
        await hand.UseAsync(hand.Page.GetByRole(AriaRole.Navigation, new() { Name = "Range" }).GetByRole(AriaRole.Link).Last);
        await hand.Page.WaitForURLAsync("**range=*");
        await Expect(hand.Page.GetByRole(AriaRole.Navigation, new() { Name = "Range" }).GetByRole(AriaRole.Link).Last).ToHaveAttributeAsync("aria-current", "true");
    }

    private static async Task ChangeMonthAsync(Hand hand)
    {
        await hand.UseAsync(Nav(hand, "Costs"));
        await hand.Page.WaitForURLAsync("**/costs");
        var month = await hand.Page.Locator("#month-picker-month").InputValueAsync();
        await hand.UseAsync(hand.Page.Locator(".month-picker a[rel=prev]"));
        await hand.Page.WaitForURLAsync("**month=*");
        Assert.True(string.CompareOrdinal(await hand.Page.Locator("#month-picker-month").InputValueAsync(), month) < 0);
    }

    private static async Task CompareAsync(Hand hand)
    {
        await hand.UseAsync(Nav(hand, "Comparison"));
        await hand.Page.WaitForURLAsync("**/costs/comparison");
        var books = hand.Page.GetByRole(AriaRole.Navigation, new() { Name = "Prices" }).GetByRole(AriaRole.Link);
        await hand.UseAsync(books.Last);
        await hand.Page.WaitForURLAsync("**preset=*");
        await Expect(books.Last).ToHaveAttributeAsync("aria-current", "true");

        var viewers = hand.Page.Locator("[data-out=viewers]");
        var before = await viewers.InnerTextAsync();
        await hand.SlideAsync(hand.Page.Locator("[data-slider]"));
        await Expect(viewers).Not.ToHaveTextAsync(before);
        await hand.Page.WaitForURLAsync("**viewers=*");
    }

    private static async Task ChangeThemeAsync(Hand hand)
    {
        await hand.UseAsync(hand.Page.Locator("[data-theme-switch]"));
        await Expect(hand.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await hand.Page.ReloadAsync();
        await Expect(hand.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    private static ILocator Nav(Hand hand, string name) => hand.Page.Locator(".nav-wide").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
