using System.Text;
using StreamOps.Components;
using StreamOps.Features.Shared;

namespace StreamOps.Tests.Features.Shared;

public sealed class ChartCsvTests
{
    [Fact]
    public void Instants_are_UTC_figures_are_unrounded_and_the_unknown_is_empty()
    {
        var table = new ChartTable("viewers", "Viewers", "Time (UTC)", [new("a", "Viewers"), new("b", "Cost, USD")],
        [
            ChartRow.Of(new DateTimeOffset(2026, 10, 12, 16, 3, 0, TimeSpan.FromHours(2)), 1205.123456m, null),
            ChartRow.Of(new DateTimeOffset(2026, 10, 12, 14, 4, 0, TimeSpan.Zero), 0m, -1.5m),
        ]);

        Assert.Equal("Time (UTC),Viewers,\"Cost, USD\"\r\n2026-10-12T14:03:00Z,1205.123456,\r\n2026-10-12T14:04:00Z,0,-1.5\r\n", Text(table));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void A_name_that_a_spreadsheet_would_run_is_text_and_a_negative_figure_stays_one(string name)
    {
        var table = new ChartTable("cost", "Cost", "Channel", [new("a", "Cost")], [ChartRow.Of(name, -2m)]);

        Assert.Equal($"Channel,Cost\r\n\"'{name}\",-2\r\n", Text(table));
    }

    private static string Text(ChartTable table) => Encoding.UTF8.GetString(ChartCsv.Bytes(table));
}
