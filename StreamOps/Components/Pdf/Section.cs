namespace StreamOps.Components.Pdf;

/// <summary>A headed part of the statement: in the contents, in the bookmarks, in the heads of its pages.</summary>
/// <param name="key">Letters and hyphens.</param>
internal sealed class Section(string key, string title, params IReadOnlyList<Block> blocks) : Block
{
    private const float Before = 26;
    private const float After = 7;

    public string Key => key;

    public string Title => title;

    public override bool IsWhole => false;

    /// <summary>Heading, all that stands before the first table, and its beginning.</summary>
    public override float Least(float width)
    {
        var height = Lettering.Heading.Leading + After;
        foreach (var block in blocks)
        {
            height += block.Least(width);
            if (!block.IsWhole)
            {
                break;
            }
        }

        return height;
    }

    public override void Write(Flow flow)
    {
        flow.Space(Before);
        flow.Need(Least(flow.Sheet.TextWidth));
        flow.Mark(key, title);
        flow.Pen.Text(title, Sheet.Left, flow.Top, Lettering.Heading);
        flow.Move(Lettering.Heading.Leading + After);
        foreach (var block in blocks)
        {
            block.Write(flow);
        }
    }
}
