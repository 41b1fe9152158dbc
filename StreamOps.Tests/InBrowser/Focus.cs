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

    /// <summary>Nothing to say, what has the focus without being seen to, or that Tab has come back to <c>window.firstStop</c>.</summary>
    public const string Look =
        "() => document.activeElement === document.body || document.activeElement === window.firstStop ? \"back\" : (" + IsSeen
        + ")() ? \"\" : \"the focus is not seen on \" + document.activeElement.outerHTML.slice(0, 160)";
}
