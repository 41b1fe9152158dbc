namespace StreamOps.Components.Pdf;

/// <summary>The parts of the statement and their pages, in two columns; each leads there.</summary>
internal sealed class Contents(IReadOnlyList<Section> sections) : Block
{
    private const float Row = 14;
    private const float Gap = 28;
    private const float Before = 18;
    private const float Head = 16;

    private int Rows => (sections.Count + 1) / 2;

    public override float Least(float width) => Before + Head + (Rows * Row);

    public override void Write(Flow flow)
    {
        flow.Need(Least(flow.Sheet.TextWidth));
        flow.Space(Before);
        flow.Pen.Text("Contents", Sheet.Left, flow.Top, Lettering.SmallStrong);
        flow.Move(Head);
        var width = (flow.Sheet.TextWidth - Gap) / 2;
        foreach (var (i, section) in sections.Index())
        {
            var left = i < Rows ? Sheet.Left : flow.Sheet.Right - width;
            var top = flow.Top + (i % Rows * Row);
            flow.Pen.Text(section.Title, left, top, Lettering.Body);
            flow.Pen.TextUpTo(Show.Count(flow.PageOf(section.Key)), left + width, top, Lettering.Body);
            flow.Pen.Jump(left, top, width, Row, section.Key);
        }

        flow.Move(Rows * Row);
    }
}
