namespace StreamOps.Components.Pdf;

/// <summary>A few lines of text.</summary>
internal sealed class Paragraph(string text, Lettering lettering) : Block
{
    private const int Most = 12;
    private const float After = 7;

    /// <summary>Lines longer than this are hard to follow.</summary>
    private const float Widest = 430;

    private IReadOnlyList<string>? lines;

    /// <summary>An explanation beside figures.</summary>
    public static Paragraph Note(string text) => new(text, Lettering.Muted);

    public override float Least(float width) => (Lines(width).Count * lettering.Leading) + After;

    public override void Write(Flow flow)
    {
        flow.Need(Least(flow.Sheet.TextWidth));
        foreach (var line in Lines(flow.Sheet.TextWidth))
        {
            flow.Pen.Text(line, Sheet.Left, flow.Top, lettering);
            flow.Move(lettering.Leading);
        }

        flow.Move(After);
    }

    private IReadOnlyList<string> Lines(float width) =>
        lines ??= TextLines.Of(PrintText.Of(text), lettering, Math.Min(width, Widest), Most);
}
