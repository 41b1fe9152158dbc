namespace StreamOps.Components.Pdf;

/// <param name="Value">A figure, or a few words.</param>
/// <param name="Link">The page behind it.</param>
internal sealed record Fact(string Label, string Value, Uri? Link = null);

/// <summary>Labels and values in two columns, read down one and then the other.</summary>
internal sealed class Facts(IReadOnlyList<Fact> left, IReadOnlyList<Fact> right) : Block
{
    private const float Row = 16;
    private const float Gap = 28;
    private const float After = 8;

    public override float Least(float width) => (Math.Max(left.Count, right.Count) * Row) + After;

    public override void Write(Flow flow)
    {
        flow.Need(Least(flow.Sheet.TextWidth));
        var width = (flow.Sheet.TextWidth - Gap) / 2;
        Column(flow, left, Sheet.Left, width);
        Column(flow, right, flow.Sheet.Right - width, width);
        flow.Move(Least(flow.Sheet.TextWidth));
    }

    private static void Column(Flow flow, IReadOnlyList<Fact> facts, float at, float width)
    {
        foreach (var (i, fact) in facts.Index())
        {
            var top = flow.Top + (i * Row);
            var value = PrintText.Of(fact.Value);
            flow.Pen.Text(fact.Label, at, top + 2, Lettering.Muted);
            flow.Pen.TextUpTo(value, at + width, top + 2, Lettering.Body);
            flow.Pen.Rule(at, at + width, top + Row, 0.35f, Palette.Hairline);
            if (fact.Link is not null)
            {
                flow.Pen.Link(at, top, width, Row, fact.Link);
            }
        }
    }
}
