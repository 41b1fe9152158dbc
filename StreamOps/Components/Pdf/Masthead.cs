namespace StreamOps.Components.Pdf;

/// <summary>The top of the first page: what this is, and the one figure that it is read for.</summary>
/// <param name="state">Open or closed, and when it was read.</param>
/// <param name="label">Of the figure.</param>
/// <param name="note">What the figure is made of, or what stands against it.</param>
internal sealed class Masthead(string title, string state, string label, string figure, string note, Uri behind) : Block
{
    private const float After = 14;

    public override float Least(float width) =>
        Lettering.SmallStrong.Leading + Lettering.Title.Leading + Lettering.Muted.Leading + Lettering.Small.Leading + Lettering.Amount.Leading
        + (Lines(width).Count * Lettering.Muted.Leading) + (4 * After);

    public override void Write(Flow flow)
    {
        Line(flow, "StreamOps", Lettering.SmallStrong);
        flow.Move(4);
        Line(flow, title, Lettering.Title);
        Line(flow, state, Lettering.Muted);
        flow.Move(After);
        flow.Pen.Rule(Sheet.Left, flow.Sheet.Right, flow.Top, 0.75f, Palette.Ink);
        flow.Move(After);
        Line(flow, label, Lettering.Muted);
        flow.Pen.Link(Sheet.Left, flow.Top, Lettering.Amount.Width(figure), Lettering.Amount.Leading, behind);
        Line(flow, figure, Lettering.Amount);
        foreach (var line in Lines(flow.Sheet.TextWidth))
        {
            Line(flow, line, Lettering.Muted);
        }

        flow.Move(After);
    }

    private IReadOnlyList<string> Lines(float width) => TextLines.Of(note, Lettering.Muted, width, 4);

    private static void Line(Flow flow, string text, Lettering lettering)
    {
        flow.Pen.Text(text, Sheet.Left, flow.Top, lettering);
        flow.Move(lettering.Leading);
    }
}
