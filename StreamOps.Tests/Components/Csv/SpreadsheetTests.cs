using System.Diagnostics;
using System.Xml.Linq;
using StreamOps.Components.Csv;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Components.Csv;

/// <summary>What a real spreadsheet makes of the cells.</summary>
public sealed class SpreadsheetTests
{
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    /// <summary>Separator of cells in LibreOffice's import: comma as the file means it, semicolon as half of Europe opens it.</summary>
    [Theory]
    [InlineData(44)]
    [InlineData(59)]
    public async Task Hostile_cells_are_text_and_negative_figures_are_figures(int separator)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, "LibreOffice (soffice) is not installed: its reading of the cells is not tried.");
        using var folder = new TemporaryFolder("spreadsheet");
        await File.WriteAllBytesAsync(folder.File("cells.csv"), Cells());

        await ConvertAsync(program!, folder, separator);

        var cells = XDocument.Load(folder.File("cells.fods")).Descendants(Table + "table-cell").Where(c => c.Attribute(Office + "value-type") is not null).ToList();
        Assert.Single(cells, c => c.Attribute(Table + "formula") is not null);
        var types = cells.SkipLast(1).ToLookup(c => c.Attribute(Office + "value-type")!.Value);
        Assert.True(types["string"].Count() >= HostileCells.All.Count, $"{types["string"].Count()} cells of text of {HostileCells.All.Count}.");
        if (separator == ',')
        {
            Assert.Equal(HostileCells.All.Count, types["float"].Count());
            Assert.All(types["float"], c => Assert.Equal("-1.5", c.Attribute(Office + "value")!.Value));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{cells.Count} cells, {types["string"].Count()} text, {types["float"].Count()} figures, one formula: the bare one");
    }

    private static byte[] Cells()
    {
        using var bytes = new MemoryStream();
        using (var file = new CsvFile(bytes))
        {
            foreach (var cell in HostileCells.All)
            {
                file.Text(cell).Number(-1.5m).EndRow();
            }
        }

        // A program that runs nothing at all would show nothing.
        return [.. bytes.ToArray(), .. "=1+1\r\n"u8];
    }

    private static async Task ConvertAsync(string program, TemporaryFolder folder, int separator)
    {
        using var soffice = Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList =
            {
                $"-env:UserInstallation=file://{folder.File("profile")}", "--headless", $"--infilter=CSV:{separator},34,76,1", "--convert-to", "fods",
                "--outdir", Path.GetDirectoryName(folder.File("cells.csv"))!, folder.File("cells.csv"),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await soffice.StandardOutput.ReadToEndAsync() + await soffice.StandardError.ReadToEndAsync();
        await soffice.WaitForExitAsync();
        Assert.True(soffice.ExitCode == 0 && File.Exists(folder.File("cells.fods")), said);
    }
}
