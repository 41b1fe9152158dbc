using Bunit;
using StreamOps.Components;

namespace StreamOps.Tests.Components;

public sealed class ChartTests : BunitContext
{
    private static readonly DateTimeOffset At = new(2026, 10, 12, 14, 3, 0, TimeSpan.Zero);

    [Fact]
    public void The_figures_stand_in_a_table_with_headers()
    {
        var chart = Line(
            [new ChartSeries("hls", "HLS viewers", "hlsViewers"), new ChartSeries("rtc", "RTC viewers")],
            [ChartRow.Of(At, 1205m, 9m), ChartRow.Of(At.AddMinutes(1), null, 0m)]);

        Assert.Equal(["Time", "HLS viewers", "RTC viewers"], chart.FindAll("thead th[scope=col]").Select(h => h.TextContent));
        Assert.Equal("Viewers", chart.Find("table caption").TextContent);
        Assert.Equal(2, chart.FindAll("tbody th[scope=row] time").Count);
        Assert.Equal("1,205", chart.FindAll("td")[0].TextContent);
        Assert.Equal("1205", chart.FindAll("td")[0].GetAttribute("data-value"));
        Assert.Equal("hlsViewers", chart.Find("[data-series=hls]").GetAttribute("data-live-field"));
    }

    [Fact]
    public void What_is_not_known_leaves_a_gap_and_a_zero_does_not()
    {
        var chart = Line([new ChartSeries("a", "A"), new ChartSeries("b", "B")], [ChartRow.Of(At, null, 0m)]);

        Assert.Equal(["", "0"], chart.FindAll("td").Select(c => c.GetAttribute("data-value")));
        Assert.Equal(["–", "0"], chart.FindAll("td").Select(c => c.TextContent));
    }

    [Fact]
    public void A_chart_without_points_says_so_and_has_no_canvas()
    {
        var chart = Render<BarChart>(p => p.Add(c => c.Table, new ChartTable("cost", "Cost", "Day", [new ChartSeries("a", "A")], [])));

        Assert.Empty(chart.FindAll("canvas"));
        Assert.Equal("No data", chart.Find(".empty-title").TextContent);
    }

    [Fact]
    public void A_live_chart_is_ready_for_its_first_point()
    {
        var chart = Render<LineChart>(p => p.Add(c => c.Table, Viewers([new ChartSeries("a", "A")], [])).Add(c => c.Live, "sample"));

        Assert.Equal("sample", chart.Find("figure").GetAttribute("data-live-chart"));
        Assert.Single(chart.FindAll("canvas[role=img][aria-label]"));
    }

    [Fact]
    public void Hostile_labels_stay_text_and_nothing_is_styled_inline()
    {
        const string hostile = "</table><script>x</script>";
        var table = new ChartTable("cost", hostile, hostile, [new ChartSeries("a", hostile)], [ChartRow.Of(hostile, -1.5m)], ChartFormat.Money);
        var chart = Render<BarChart>(p => p.Add(c => c.Table, table));

        Assert.Empty(chart.FindAll("script, [style]"));
        Assert.Equal(hostile, chart.Find("tbody th").TextContent);
        Assert.Equal("−$1.50", chart.Find("td").TextContent);
    }

    private IRenderedComponent<LineChart> Line(IReadOnlyList<ChartSeries> series, IReadOnlyList<ChartRow> rows) =>
        Render<LineChart>(p => p.Add(c => c.Table, Viewers(series, rows)));

    private static ChartTable Viewers(IReadOnlyList<ChartSeries> series, IReadOnlyList<ChartRow> rows) => new("viewers", "Viewers", "Time (UTC)", series, rows);
}
