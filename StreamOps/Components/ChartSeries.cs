namespace StreamOps.Components;

/// <summary>One line or colour of a chart.</summary>
/// <param name="Key">Chooses the colour: charts.js reads the CSS variable --series-{Key}, else one by position.</param>
/// <param name="Name">As the legend and the table head say it.</param>
/// <param name="LiveField">Field of the live event that continues this series while the page is open.</param>
public sealed record ChartSeries(string Key, string Name, string? LiveField = null);
