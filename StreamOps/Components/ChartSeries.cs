namespace StreamOps.Components;

/// <summary>One line or colour of a chart.</summary>
/// <param name="Key">Chooses the colour: charts.js reads the CSS variable --series-{Key}, else one by position.</param>
/// <param name="Name">As the legend and the table head say it.</param>
/// <param name="LiveField">Field of the live event that continues this series while the page is open.</param>
public sealed record ChartSeries(string Key, string Name, string? LiveField = null);

/// <summary>The figures at one instant, one per series; null is not known and leaves a gap.</summary>
public sealed record TimePoint(DateTimeOffset At, params decimal?[] Values);

/// <summary>The figures of one bar, one per series.</summary>
public sealed record BarPoint(string Label, params decimal?[] Values);
