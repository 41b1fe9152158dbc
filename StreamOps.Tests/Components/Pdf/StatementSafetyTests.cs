using System.Diagnostics;
using System.Globalization;
using System.Text;
using StreamOps.Components.Pdf;
using StreamOps.Tests.Support;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Annotations;

namespace StreamOps.Tests.Components.Pdf;

/// <summary>A statement can be opened and passed on without a thought.</summary>
public sealed class StatementSafetyTests
{
    private const int Names = 200;

    private static readonly string[] Hostile =
    [
        "=cmd|'/c calc'!A1", "+1+1", "@SUM(A1)", "-2+3", "<script>alert(1)</script>", "<b>bold</b>&amp;", "') /URI (https://evil.example) (", "(unbalanced ) \\ \\) \\( (",
        "line\r\nbreak\ttab", "nul\0and\u0001\u0007\u001B[31m", "zero\u200Bwidth\u200D\uFEFFjoin", "\u202Egnp.exe", "\u2066isolate\u2069", "שלום עולם", "مرحبا بالعالم", "直播间一号", "ライブ",
        "👩‍👩‍👧 family", "❤️🔥", "e\u0301a\u0301 decomposed", "Z\u0351\u036B\u0343a\u0363\u0348l\u0358g\u034Fo", "lone \uD83D surrogate", "\uDC00", "", " ", "\u00A0", "ﷺ", "𝕊𝕙𝕠𝕡",
        "Żółta łódź", "Ελλάδα", "Магазин", "endstream endobj", "%%EOF", "startxref", "\u2028\u2029", "\uFFFE\uFFFF", "a\u00ADsoft",
    ];

    [Theory]
    [InlineData(StatementPaper.A4)]
    [InlineData(StatementPaper.Letter)]
    public void Hostile_names_are_text_and_break_nothing(StatementPaper paper)
    {
        var statement = SampleStatement.Of(Names, name: Name);
        using var printed = Printed.Of(statement, paper);
        InMargins.Check(printed);
        var rows = printed.Between("Cost by channel", "Dearest streams").Where(l => l.Cells[^1].StartsWith('$') && l.Cells[0] != "Total").ToList();
        Assert.Equal(statement.Channels.Select(c => c.Id), rows.Select(r => r.Cells[0]));
        Assert.All(rows, r => Assert.InRange(r.Cells.Count, 6, 7));
        Assert.DoesNotContain(printed.Lines, l => l.Text.Any(c => char.IsControl(c) && c != '\t'));
        var text = printed.Lines.Select(l => l.Text).ToList();
        Assert.All(["=cmd|'/c calc'!A1", "<script>alert(1)</script>", "Żółta łódź", "Ελλάδα", "Магазин", "éá decomposed", "line break tab", "zero width join", "%%EOF"], name =>
            Assert.Contains(text, l => l.Contains(name, StringComparison.Ordinal)));
        Assert.Contains(text, l => l.Contains("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", StringComparison.Ordinal));
        OnlyHarmlessLinks(printed);
    }

    [Fact]
    public void Links_lead_to_the_product_and_nowhere_else()
    {
        using var printed = Printed.Of(SampleStatement.Of(50));
        var links = OnlyHarmlessLinks(printed);
        Assert.All(
            ["/costs?month=2026-10", "/costs?month=2026-10&line=agora%2Frelay", "/costs?day=2026-10-17", "/channels/7", "/costs?month=2026-10&channel=7", "/streams/9003", "/costs/streams/9003",
                "/costs/comparison?month=2026-10&preset=phase6", "/alerts/703", "/costs/prices", "/budgets", "/overview?month=2026-10", "/reports/2026-09"],
            page => Assert.Contains(Printed.Product.AbsoluteUri + page, links));
    }

    [Fact]
    public void Nothing_in_the_document_acts_by_itself()
    {
        var text = Encoding.Latin1.GetString(Printed.Write(SampleStatement.Of(50)));
        Assert.All(["/JavaScript", "/Launch", "/OpenAction", "/EmbeddedFile", "/RichMedia", "/SubmitForm", "/AcroForm", "/GoToR"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Charts_are_drawn_and_fonts_are_inside()
    {
        using var printed = Printed.Of(SampleStatement.Of(50));
        Assert.All(printed.Pages, page => Assert.Empty(page.GetImages()));
        Assert.All(printed.Pages.SelectMany(p => p.Letters).Select(l => l.FontName).Distinct(), font => Assert.Contains("Inter", font, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(900)]
    public async Task Qpdf_finds_nothing_to_say(int channels)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "qpdf")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, "qpdf is not installed (Debian: apt-get install qpdf).");
        using var folder = new TemporaryFolder("pdf");
        await File.WriteAllBytesAsync(folder.File("statement.pdf"), Printed.Write(SampleStatement.Of(channels, name: Name)));
        using var check = Process.Start(new ProcessStartInfo(program, ["--check", folder.File("statement.pdf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await check.StandardOutput.ReadToEndAsync() + await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        Assert.True(check.ExitCode == 0, said);
        Assert.DoesNotContain("WARNING", said, StringComparison.Ordinal);
    }

    /// <summary>Every hostile one, some of them long, some very long.</summary>
    private static string Name(int index) => Hostile[index % Hostile.Length] is var name && index < Hostile.Length * 2
        ? name
        : string.Concat(Enumerable.Repeat(name + (index % 2 == 0 ? " " : "W"), 1 + (index % 90)));

    /// <returns>Addresses of the links out of the document.</returns>
    private static HashSet<string> OnlyHarmlessLinks(Printed printed)
    {
        var links = new HashSet<string>();
        foreach (var note in printed.Pages.SelectMany(p => p.GetAnnotations()))
        {
            Assert.Equal(AnnotationType.Link, note.Type);
            if (note.Action is UriAction link)
            {
                Assert.StartsWith(Printed.Product.AbsoluteUri + "/", link.Uri, StringComparison.Ordinal);
                links.Add(link.Uri);
            }
            else
            {
                Assert.True(note.Action is null or GoToAction, string.Create(CultureInfo.InvariantCulture, $"{note.Action?.Type}"));
            }
        }

        Assert.NotEmpty(links);
        return links;
    }
}
