namespace StreamOps.Components;

/// <summary>The figures of a chart, named once: drawn, read as a table and handed out as CSV from here, so that the three cannot differ.</summary>
/// <param name="Name">In the address and in the name of the CSV file: "viewers", "cost-by-day".</param>
/// <param name="RowHead">What a row stands for: "Day", "Time (UTC)".</param>
/// <param name="Rows">In the order of the chart; over time the oldest first.</param>
public sealed record ChartTable(
    string Name, string Title, string RowHead, IReadOnlyList<ChartSeries> Series, IReadOnlyList<ChartRow> Rows, ChartFormat Format = ChartFormat.Count);

/// <summary>The figures of one bar or instant, one per series; null is not known and leaves a gap.</summary>
/// <param name="At">UTC; null where the row is no instant.</param>
public sealed record ChartRow(string Label, DateTimeOffset? At, IReadOnlyList<decimal?> Values)
{
    /// <summary>Where the row stands on an axis of figures; null where rows are instants, or beside each other.</summary>
    public decimal? X { get; init; }

    public static ChartRow Of(string label, params decimal?[] values) => new(label, null, values);

    public static ChartRow Of(DateTimeOffset at, params decimal?[] values) => new(Show.Instant(at), at, values);
}
