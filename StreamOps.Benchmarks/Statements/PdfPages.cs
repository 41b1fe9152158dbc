using System.Text;

namespace StreamOps.Benchmarks.Statements;

/// <summary>Counts the pages of a document as it says itself: each is an object of that type, and objects are not compressed.</summary>
internal static class PdfPages
{
    public static int Of(MemoryStream document) =>
        Encoding.Latin1.GetString(document.GetBuffer(), 0, (int)document.Length).Split("/Type /Page\n").Length - 1;
}
