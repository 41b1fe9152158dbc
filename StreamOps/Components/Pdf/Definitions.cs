namespace StreamOps.Components.Pdf;

/// <summary>Words and what they mean, or names and what is known of them: one under the other, the texts as long as they need to be.</summary>
internal sealed class Definitions(IReadOnlyList<(string Term, string Text)> entries) : Block
{
    private const float Indent = 104;
    private const float Between = 4;
    private const int MostLines = 8;

    /// <summary>Entries that stay with the heading above them.</summary>
    private const int Together = 3;

    public override bool IsWhole => false;

    public override float Least(float width) => entries.Take(Together).Sum(e => Height(Lines(e.Text, width)));

    public override void Write(Flow flow)
    {
        foreach (var (term, text) in entries)
        {
            var lines = Lines(text, flow.Sheet.TextWidth);
            flow.Need(Height(lines));
            flow.Pen.Text(term, Sheet.Left, flow.Top, Lettering.Strong);
            foreach (var (i, line) in lines.Index())
            {
                flow.Pen.Text(line, Sheet.Left + Indent, flow.Top + (i * Lettering.Body.Leading), Lettering.Body);
            }

            flow.Move(Height(lines));
        }
    }

    private static IReadOnlyList<string> Lines(string text, float width) => TextLines.Of(PrintText.Of(text), Lettering.Body, width - Indent, MostLines);

    private static float Height(IReadOnlyList<string> lines) => (lines.Count * Lettering.Body.Leading) + Between;
}
