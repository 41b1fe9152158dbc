using System.Globalization;
using StreamOps.Components;

namespace StreamOps.Tests.Components;

public sealed class TypedFigureTests
{
    [Theory]
    [InlineData(NumberStyle.Point, "3.99", "3.99")]
    [InlineData(NumberStyle.Point, "1,234.56", "1234.56")]
    [InlineData(NumberStyle.Point, "1,234,567", "1234567")]
    [InlineData(NumberStyle.Comma, "3,99", "3.99")]
    [InlineData(NumberStyle.Comma, "3.99", "3.99")]
    [InlineData(NumberStyle.Comma, " 1.234,56 ", "1234.56")]
    [InlineData(NumberStyle.Comma, "1.234.567", "1234567")]
    [InlineData(NumberStyle.Comma, "1,234", "1.234")]
    [InlineData(NumberStyle.Space, "1 234,56", "1234.56")]
    [InlineData(NumberStyle.Space, "1\u00A0234", "1234")]
    public void A_figure_is_read_with_a_point_and_as_its_reader_writes_it(NumberStyle style, string typed, string figure)
    {
        Reader.Is(new Reader(TimeZoneInfo.Utc, style));

        Assert.True(TypedFigure.TryRead(typed, out var read));
        Assert.Equal(decimal.Parse(figure, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData(NumberStyle.Point, "1,234")]
    [InlineData(NumberStyle.Point, "3,99")]
    [InlineData(NumberStyle.Point, "1,23,456")]
    [InlineData(NumberStyle.Comma, "1.234")]
    [InlineData(NumberStyle.Comma, "1,2,3")]
    [InlineData(NumberStyle.Comma, "1.23.456")]
    [InlineData(NumberStyle.Space, "12 34")]
    [InlineData(NumberStyle.Point, "-1")]
    [InlineData(NumberStyle.Point, "1e3")]
    [InlineData(NumberStyle.Point, "")]
    [InlineData(NumberStyle.Point, null)]
    public void What_may_mean_two_figures_or_none_is_none(NumberStyle style, string? typed)
    {
        Reader.Is(new Reader(TimeZoneInfo.Utc, style));

        Assert.False(TypedFigure.TryRead(typed, out _));
    }
}
