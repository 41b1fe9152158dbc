using System.Text.RegularExpressions;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

/// <summary>A browser may keep scripts and styles for good (a published build tells it to), and asks for the new ones after an update.</summary>
public sealed partial class FingerprintTests
{
    [Fact]
    public async Task Every_script_and_style_of_a_page_is_named_by_its_content()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();

        var page = await client.GetStringAsync("/account/login");

        var files = Files().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains(files, f => f.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(files, f => f.EndsWith(".css", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(file);
            Assert.True(answer.IsSuccessStatusCode, file);
            Assert.Matches(@"\.[a-z0-9]{10}\.(js|css)$", file);
        }
    }

    [GeneratedRegex("(?:<script [^>]*src|<link [^>]*rel=\"stylesheet\" [^>]*href)=\"([^\"]+)\"")]
    private static partial Regex Files();
}
