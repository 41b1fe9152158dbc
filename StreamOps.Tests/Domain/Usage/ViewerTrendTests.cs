using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class ViewerTrendTests
{
    [Theory]
    [InlineData(100, 140, 40, TrendDirection.Rising)]
    [InlineData(100, 60, -40, TrendDirection.Falling)]
    [InlineData(100, 105, 5, TrendDirection.Steady)]
    [InlineData(100, 106, 6, TrendDirection.Rising)]
    [InlineData(0, 1, 1, TrendDirection.Rising)]
    [InlineData(0, 0, 0, TrendDirection.Steady)]
    [InlineData(2, 1, -1, TrendDirection.Falling)]
    public void Within_a_twentieth_an_audience_is_steady(int before, int now, int change, TrendDirection direction) =>
        Assert.Equal(new ViewerTrend(change, direction), ViewerTrend.Of(before, now));

    [Fact]
    public void Without_both_figures_there_is_no_trend()
    {
        Assert.Null(ViewerTrend.Of(null, 5));
        Assert.Null(ViewerTrend.Of(5, null));
    }
}
