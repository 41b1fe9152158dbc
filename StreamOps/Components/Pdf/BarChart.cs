namespace StreamOps.Components.Pdf;

/// <param name="Rgb">Fill.</param>
internal sealed record BarSeries(string Name, uint Rgb);

/// <param name="Label">Below the bar.</param>
/// <param name="Values">One for each series, from the axis upward.</param>
/// <param name="Link">The page behind it.</param>
internal sealed record Bar(string Label, IReadOnlyList<decimal> Values, Uri Link);

/// <summary>Stacked bars of amounts in USD, drawn as rectangles. The table below it has the same figures.</summary>
internal sealed class BarChart(IReadOnlyList<BarSeries> series, IReadOnlyList<Bar> bars) : Block
{
    private const float Plot = 132;
    private const float Legend = 20;
    private const float Labels = 14;
    private const float After = 12;
    private const float AxisGap = 8;
    private const float Filled = 0.66f;

    private readonly ChartScale scale = ChartScale.Of(bars.Select(b => b.Values.Sum()).DefaultIfEmpty().Max());

    public override float Least(float width) => Legend + Plot + Labels + After;

    public override void Write(Flow flow)
    {
        flow.Need(Least(flow.Sheet.TextWidth));
        DrawLegend(flow);
        var foot = flow.Top + Legend + Plot;
        var axis = Enumerable.Range(0, scale.Steps + 1).Select(i => Show.Money(i * scale.Step)).ToList();
        var left = Sheet.Left + axis.Max(Lettering.Small.Width) + AxisGap;
        foreach (var (i, label) in axis.Index())
        {
            var y = foot - (Plot * i / scale.Steps);
            flow.Pen.Rule(left, flow.Sheet.Right, y, i == 0 ? 0.75f : 0.35f, i == 0 ? Palette.Ink : Palette.Hairline);
            flow.Pen.TextUpTo(label, left - AxisGap, y - (Lettering.Small.Leading / 2), Lettering.Small);
        }

        var slot = (flow.Sheet.Right - left) / Math.Max(1, bars.Count);
        foreach (var (i, bar) in bars.Index())
        {
            DrawBar(flow.Pen, bar, left + (i * slot), slot, foot);
        }

        flow.Move(Least(flow.Sheet.TextWidth));
    }

    private void DrawBar(Pen pen, Bar bar, float left, float slot, float foot)
    {
        var width = slot * Filled;
        var bottom = foot;
        foreach (var (value, kind) in bar.Values.Zip(series))
        {
            var height = (float)(Math.Max(0, value) / scale.Most) * Plot;
            pen.Box(left + ((slot - width) / 2), bottom - height, width, height, kind.Rgb);
            bottom -= height;
        }

        pen.Text(bar.Label, left + ((slot - Lettering.Small.Width(bar.Label)) / 2), foot + 3, Lettering.Small);
        pen.Link(left, foot - Plot, slot, Plot + Labels, bar.Link);
    }

    private void DrawLegend(Flow flow)
    {
        var left = Sheet.Left;
        foreach (var kind in series)
        {
            flow.Pen.Box(left, flow.Top + 2, 7, 7, kind.Rgb);
            flow.Pen.Text(kind.Name, left + 11, flow.Top, Lettering.Small);
            left += 11 + Lettering.Small.Width(kind.Name) + 16;
        }
    }
}
