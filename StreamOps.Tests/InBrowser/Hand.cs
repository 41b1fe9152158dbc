using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>Somebody who uses a page, with the mouse or with the keyboard alone.</summary>
public abstract class Hand(IPage page)
{
    public IPage Page { get; } = page;

    public static Hand Of(IPage page, bool isKeyboard) => isKeyboard ? new Keys(page) : new Mouse(page);

    /// <summary>Follows a link, presses a button.</summary>
    public abstract Task UseAsync(ILocator target);

    public abstract Task TypeAsync(ILocator field, string text);

    /// <summary>Moves a slider some way to its end.</summary>
    public abstract Task SlideAsync(ILocator slider);

    private sealed class Mouse(IPage page) : Hand(page)
    {
        public override Task UseAsync(ILocator target) => target.ClickAsync();

        public override async Task TypeAsync(ILocator field, string text)
        {
            await field.ClickAsync();
            await Page.Keyboard.TypeAsync(text);
        }

        public override async Task SlideAsync(ILocator slider)
        {
            await slider.ScrollIntoViewIfNeededAsync();
            var box = (await slider.BoundingBoxAsync())!;
            await slider.ClickAsync(new() { Position = new() { X = box.Width / 2, Y = box.Height / 2 } });
        }
    }

    /// <summary>Tab, Enter, arrows and letters; every target is reached by Tab and is seen to be reached.</summary>
    private sealed class Keys(IPage page) : Hand(page)
    {
        private const int MostStops = 300;

        public override async Task UseAsync(ILocator target)
        {
            await ReachAsync(target);
            await Page.Keyboard.PressAsync("Enter");
        }

        public override async Task TypeAsync(ILocator field, string text)
        {
            await ReachAsync(field);
            await Page.Keyboard.TypeAsync(text);
        }

        public override async Task SlideAsync(ILocator slider)
        {
            await ReachAsync(slider);
            for (var step = 0; step < 5; step++)
            {
                await Page.Keyboard.PressAsync("ArrowRight");
            }
        }

        private async Task ReachAsync(ILocator target)
        {
            await Expect(target).ToBeVisibleAsync();
            for (var stop = 0; stop < MostStops && !await HasFocusAsync(target); stop++)
            {
                await Page.Keyboard.PressAsync("Tab");
            }

            await Expect(target).ToBeFocusedAsync();
            Assert.True(await Page.EvaluateAsync<bool>(Focus.IsSeen), $"The focus on {target} is not seen.");
        }

        private static Task<bool> HasFocusAsync(ILocator target) => target.EvaluateAsync<bool>("target => target === document.activeElement");
    }
}
