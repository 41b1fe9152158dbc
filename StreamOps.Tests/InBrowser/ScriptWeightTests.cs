using System.IO.Compression;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>A page on a phone between two shows: what it has to fetch before it does anything.</summary>
public sealed class ScriptWeightTests
{
    private const int MostBytes = 120_000;

    [Fact]
    public async Task Scripts_of_a_page_weigh_less_than_120_kB_compressed_charts_included()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync("Admin");
        var page = await Browser.OpenAsync(platform.App, client);
        var scripts = new HashSet<string>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "script")
            {
                scripts.Add(request.Url);
            }
        };
        var charted = 0;
        foreach (var path in RolePages.Of("Admin", platform))
        {
            scripts.Clear();
            await page.GotoAsync(path);
            var weights = new Dictionary<string, long>();
            foreach (var script in scripts)
            {
                weights[script] = Compressed(await client.GetByteArrayAsync(script));
            }

            charted += scripts.Any(s => s.Contains("chart.umd", StringComparison.Ordinal)) ? 1 : 0;
            Assert.True(weights.Values.Sum() < MostBytes, $"{path}: {string.Join(", ", weights)}");
        }

        await page.Context.CloseAsync();
        Assert.True(charted > 3, "The pages with charts did not ask for them.");
    }

    private static long Compressed(byte[] script)
    {
        using var into = new MemoryStream();
        using (var gzip = new GZipStream(into, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(script);
        }

        return into.Length;
    }
}
