using System.Text;
using System.Text.RegularExpressions;
using StreamOps.Components.Pdf;
using StreamOps.Tests.Support;
using UglyToad.PdfPig.Tokens;

namespace StreamOps.Tests.Components.Pdf;

/// <summary>What ISO 19005-2 asks of a PDF/A-2b and can be seen in the document itself. No validator of the whole standard is part of the tests.</summary>
public sealed partial class StatementArchiveTests
{
    private static readonly byte[] Bytes = Printed.Write(SampleStatement.Of(50));
    private static readonly string Text = Encoding.Latin1.GetString(Bytes);

    [Fact]
    public void It_says_that_it_is_a_PDF_A_2b()
    {
        var metadata = Metadata();
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", metadata, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>B</pdfaid:conformance>", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_metadata_is_plain_and_says_what_the_document_information_says()
    {
        using var printed = Printed.Of(SampleStatement.Of(50));
        var metadata = Metadata();
        Assert.Contains($">{printed.Document.Information.Title}<", metadata, StringComparison.Ordinal);
        Assert.Contains($">{printed.Document.Information.Author}<", metadata, StringComparison.Ordinal);
        Assert.Contains($"<xmp:CreatorTool>{printed.Document.Information.Creator}</xmp:CreatorTool>", metadata, StringComparison.Ordinal);
        Assert.Contains($"<pdf:Producer>{printed.Document.Information.Producer}</pdf:Producer>", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_colours_are_those_of_a_profile_inside()
    {
        using var printed = Printed.Of(SampleStatement.Of(50));
        var catalog = printed.Document.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.ContainsKey(NameToken.Create("OutputIntents")));
        Assert.Contains("/GTS_PDFA1", Text, StringComparison.Ordinal);
        Assert.Contains("/DestOutputProfile", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_name_is_made_of_what_is_printed()
    {
        var names = InTrailer().Matches(Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        var other = Encoding.Latin1.GetString(Printed.Write(SampleStatement.Of(51)));
        var letter = Encoding.Latin1.GetString(Printed.Write(SampleStatement.Of(50), StatementPaper.Letter));
        Assert.Equal(2, InTrailer().Count(Text));
        Assert.Equal(names, [.. InMetadata().Matches(Text).Select(m => m.Value[5..].Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()).Distinct()]);
        Assert.Single(names);
        Assert.DoesNotContain(names[0], other, StringComparison.Ordinal);
        Assert.DoesNotContain(names[0], letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_is_there_in_print_and_nothing_depends_on_the_reader()
    {
        var links = Link().Matches(Text).Select(m => m.Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("/F 4", link, StringComparison.Ordinal));
        Assert.All(["/Encrypt", "/LZWDecode", "/Movie", "/Sound", "/NeedAppearances", "/OCProperties", "/XFA"], word => Assert.DoesNotContain(word, Text, StringComparison.Ordinal));
        Assert.Equal(FontNames().Count(Text), FontFiles().Count(Text));
    }

    [Fact]
    public void Its_second_line_tells_programs_that_it_is_not_text() => Assert.All(Bytes.AsSpan(Text.IndexOf('\n') + 2, 4).ToArray(), b => Assert.True(b > 127));

    private static string Metadata()
    {
        var from = Text.IndexOf("<?xpacket begin", StringComparison.Ordinal);
        return Text[from..Text.IndexOf("<?xpacket end", from, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"/ID \[<([0-9A-F]{32})> <\1>\]")]
    private static partial Regex InTrailer();

    [GeneratedRegex("uuid:[0-9A-Fa-f-]{36}")]
    private static partial Regex InMetadata();

    [GeneratedRegex(@"<</Type /Annot.*?>>\s*(?=<<|\]|endobj)", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("/Type /FontDescriptor")]
    private static partial Regex FontNames();

    [GeneratedRegex("/FontFile[23]? ")]
    private static partial Regex FontFiles();
}
