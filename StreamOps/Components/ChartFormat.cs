namespace StreamOps.Components;

/// <summary>How the figures of a chart are written on its axis, in its tooltips and in its table.</summary>
public enum ChartFormat
{
    Count,
    Figure,
    Money,
    Percent,
}
