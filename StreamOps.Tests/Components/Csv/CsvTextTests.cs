using System.Text;
using System.Text.RegularExpressions;
using StreamOps.Components.Csv;

namespace StreamOps.Tests.Components.Csv;

/// <summary>No text becomes a formula, and what is none stays as it was typed.</summary>
public sealed partial class CsvTextTests
{
    [Fact]
    public void Three_hundred_hostile_cells_begin_no_formula_wherever_a_program_cuts_them()
    {
        Assert.True(HostileCells.All.Count >= 300);
        Assert.All(HostileCells.All, cell => Assert.DoesNotMatch(Formula(), CsvText.Harmless(cell)));
        Assert.All(HostileCells.All, cell => Assert.Equal(Bare(cell), Bare(CsvText.Harmless(cell))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Shoes")]
    [InlineData("a=b+c-d@e")]
    [InlineData("R2-D2; live")]
    [InlineData("seller+tag@shop.example")]
    [InlineData("'quoted'")]
    [InlineData("Äpfel\r\nBirnen")]
    [InlineData("{\"seller\":\"a@b\"}")]
    public void What_no_spreadsheet_runs_stays_as_it_is(string text) => Assert.Equal(text, CsvText.Harmless(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" -5", " '-5")]
    [InlineData("\tplain", "'\tplain")]
    [InlineData("x;=1", "x;'=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    public void An_apostrophe_goes_before_the_sign(string text, string expected) => Assert.Equal(expected, CsvText.Harmless(text));

    [Fact]
    public void A_negative_figure_stays_a_figure_and_has_all_its_decimals()
    {
        using var bytes = new MemoryStream();
        using (var file = new CsvFile(bytes))
        {
            file.Text("-5").Number(-5.100m).Number(-1 / 3m).Usd(-1234).Number(-7L).Minutes(-1).EndRow();
        }

        Assert.Equal("\"'-5\",-5.1,-0.3333333333333333333333333333,-12.34,-7,-0.000017\r\n", Encoding.UTF8.GetString(bytes.ToArray()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_byte_order_mark_is_there_when_it_was_asked_for(bool bom)
    {
        using var bytes = new MemoryStream();
        using (var file = new CsvFile(bytes, bom))
        {
            file.Text("ä").EndRow();
        }

        Assert.Equal(bom, bytes.ToArray().AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }

    private static string Bare(string text) => text.Replace("'", "", StringComparison.Ordinal);

    /// <summary>A cell of a program that separates by semicolon, tab or line, which begins with a sign whatever blanks and quotes are before it.</summary>
    [GeneratedRegex("(^|[;\t\r\n])[\\s\"\\p{Cc}\\p{Cf}]*[-=+@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE66]|^[\t\r\n]")]
    private static partial Regex Formula();
}
