namespace StreamOps.Tests.InBrowser;

/// <summary>Questions about the keyboard's place on a page, in JavaScript.</summary>
internal static class Focus
{
    /// <summary>True where the focused element has an outline or shadow that is drawn, and lies on the page.</summary>
    public const string IsSeen =
        """
        () => {
          const style = getComputedStyle(document.activeElement);
          const box = document.activeElement.getBoundingClientRect();
          const drawn = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
          return drawn && box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0;
        }
        """;

    /// <summary>What has the focus, in words for a failure.</summary>
    public const string Name = "() => document.activeElement.outerHTML.slice(0, 160)";
}
