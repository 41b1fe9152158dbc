using System.Globalization;
using StreamOps.Components.Pdf;
using StreamOps.Domain.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace StreamOps.Tests.Components.Pdf;

/// <param name="Cells">What stands on one line, cut where there is a gap.</param>
/// <param name="Foot">Points from the lower edge of the page to the line.</param>
internal sealed record PrintedLine(int Page, double Foot, IReadOnlyList<string> Cells)
{
    public string Text => string.Join('\t', Cells);
}

/// <summary>A statement as an independent reader of PDF sees it.</summary>
internal sealed class Printed : IDisposable
{
    public static readonly Uri Product = new("https://ops.example/console");

    private const double Gap = 6;
    private const double Margin = 60;

    private Printed(byte[] bytes)
    {
        Bytes = bytes;
        Document = PdfDocument.Open(bytes);
        Pages = [.. Document.GetPages()];
        Lines = [.. Pages.SelectMany(LinesOf)];
    }

    public byte[] Bytes { get; }

    public PdfDocument Document { get; }

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>Those of the margins too.</summary>
    public IReadOnlyList<PrintedLine> Lines { get; }

    /// <summary>Those between the margins, in the order of reading.</summary>
    public IEnumerable<PrintedLine> Body => Lines.Where(l => l.Foot > Margin && l.Foot < Pages[0].Height - Margin);

    public static byte[] Write(MonthStatement statement, StatementPaper paper = StatementPaper.A4)
    {
        using var stream = new MemoryStream();
        StatementPdf.Write(statement, paper, Product, stream);
        return stream.ToArray();
    }

    public static Printed Of(MonthStatement statement, StatementPaper paper = StatementPaper.A4) => new(Write(statement, paper));

    /// <summary>The lines below a heading, up to another.</summary>
    public IReadOnlyList<PrintedLine> Between(string heading, string next)
    {
        var from = Body.Index().Last(l => l.Item.Text == heading).Index;
        var lines = Body.Skip(from + 1).TakeWhile(l => l.Text != next).ToList();
        Assert.NotEmpty(lines);
        return lines;
    }

    /// <summary>What a printed amount comes to.</summary>
    public static decimal Usd(string printed) =>
        decimal.Parse(printed.Replace("$", "", StringComparison.Ordinal).Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);

    public void Dispose() => Document.Dispose();

    private static IEnumerable<PrintedLine> LinesOf(Page page) =>
        page.Letters
            .GroupBy(l => Math.Round(l.StartBaseLine.Y, 1))
            .OrderByDescending(g => g.Key)
            .Select(g => new PrintedLine(page.Number, g.Key, Cells([.. g.OrderBy(l => l.StartBaseLine.X)])));

    private static List<string> Cells(List<Letter> letters)
    {
        var cells = new List<string>();
        var end = double.NegativeInfinity;
        foreach (var letter in letters)
        {
            if (letter.StartBaseLine.X - end > Gap)
            {
                cells.Add("");
            }

            cells[^1] += letter.Value;
            end = letter.EndBaseLine.X;
        }

        return cells;
    }
}
