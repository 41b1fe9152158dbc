using SkiaSharp;
using StreamOps.Components.Pdf.Sections;
using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf;

/// <summary>
/// The statement of a month as PDF. The same statement gives the same bytes, whoever asks, wherever and whenever: instants are in UTC, figures
/// as 1,234.56, and the document was created when its figures were read. PDF/A-2b, so that it opens in the years in which books are kept.
/// </summary>
public static class StatementPdf
{
    /// <param name="publicUrl">Where people reach the product; every link of the document leads there.</param>
    /// <param name="into">Written to page by page, synchronously, and left open.</param>
    public static void Write(MonthStatement statement, StatementPaper paper, Uri publicUrl, Stream into)
    {
        var reader = Reader.Current;
        Reader.Is(Reader.Anybody);
        try
        {
            Write(new Subject(statement, StatementHash.Of(statement), new StatementLinks(publicUrl, statement.Identity.Month)), Sheet.Of(paper), into);
        }
        finally
        {
            Reader.Is(reader);
        }
    }

    private static void Write(Subject subject, Sheet sheet, Stream into)
    {
        var sections = StatementSections.Of(subject);
        IReadOnlyList<Block> blocks = [StatementSections.Masthead(subject), .. sections.Take(1), new Contents(sections), .. sections.Skip(1)];
        var counted = Fill(blocks, null, sheet, new PageFrame(subject.Name, subject.Proof, 0), new Dictionary<string, int>(), () => { });
        var buffered = new BufferedStream(into, 1 << 16);
        var passing = new HeldStream(buffered);
        var identity = DocumentIdentity.Of(subject.Proof, sheet);
        passing.Hold();
        using (var document = SKDocument.CreatePdf(passing, Metadata(subject)))
        {
            Fill(blocks, document, sheet, new PageFrame(subject.Name, subject.Proof, counted.Page), counted.Marks, () => identity.PutIntoHead(passing));
            passing.Hold();
            document.Close();
        }

        identity.PutIntoTrailer(passing);
        Bookmarks.Append(passing, [.. sections.Select(s => (s.Title, s.Key))]);
        passing.LetGo();
        buffered.Flush();
    }

    /// <param name="document">Null: only counted.</param>
    /// <param name="begun">Called when the first page has begun, and with it the document.</param>
    private static Flow Fill(
        IReadOnlyList<Block> blocks, SKDocument? document, Sheet sheet, PageFrame frame, IReadOnlyDictionary<string, int> plan, Action begun)
    {
        using var pen = new Pen(document, sheet);
        var flow = new Flow(pen, sheet, frame, plan);
        flow.Begin();
        begun();
        foreach (var block in blocks)
        {
            block.Write(flow);
        }

        flow.End();
        return flow;
    }

    private static SKDocumentPdfMetadata Metadata(Subject subject) => new(SKDocumentPdfMetadata.DefaultRasterDpi)
    {
        Title = subject.Name,
        Subject = subject.Proof,
        Author = "StreamOps",
        Creator = "StreamOps",
        Producer = "Skia",
        Creation = subject.Statement.Identity.AsOf.UtcDateTime,
        Modified = subject.Statement.Identity.AsOf.UtcDateTime,
        PdfA = true,
    };
}
