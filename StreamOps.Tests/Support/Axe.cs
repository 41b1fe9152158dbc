using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace StreamOps.Tests.Support;

/// <summary>
/// The rules of axe-core, run within the page that is looked at: the pages have no frames, for whose sake the library's own way opens a second
/// page each time and takes six times as long.
/// </summary>
internal static class Axe
{
    private const string Violations =
        "async (rules) => (await axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) })).violations.map((v) => `${v.id}, ${v.help}: ${v.nodes[0].html}`)";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <returns>Each broken rule with the first element that breaks it.</returns>
    public static Task<string[]> ViolationsAsync(IPage page) => ViolationsAsync(page, null);

    /// <summary>The rules on colours alone: all that the other theme can break.</summary>
    public static Task<string[]> ViolationsOfColourAsync(IPage page) => ViolationsAsync(page, ["color-contrast", "link-in-text-block"]);

    private static async Task<string[]> ViolationsAsync(IPage page, string[]? rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Violations, rules);
    }
}
