using System.Globalization;
using StreamOps.Components;

namespace StreamOps.Tests.Components;

public sealed class ShowTests
{
    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("0.005", "$0.01")]
    [InlineData("-0.004", "$0.00")]
    [InlineData("-0.005", "−$0.01")]
    [InlineData("10.08", "$10.08")]
    [InlineData("-1234.5", "−$1,234.50")]
    [InlineData("9999999.99", "$9,999,999.99")]
    public void Money_has_cents_separators_and_a_true_minus(string amount, string expected) =>
        Assert.Equal(expected, Show.Money(Of(amount)));

    [Theory]
    [InlineData("12.4", "+12.4%")]
    [InlineData("0", "0.0%")]
    [InlineData("-3.25", "−3.3%")]
    public void A_change_carries_its_sign(string percent, string expected) =>
        Assert.Equal(expected, Show.PercentChange(Of(percent)));

    [Theory]
    [InlineData("0.00059", "$0.00059")]
    [InlineData("0.99", "$0.9900")]
    [InlineData("0.0000005", "$0.000001")]
    public void A_rate_keeps_four_to_six_decimals(string amount, string expected) =>
        Assert.Equal(expected, Show.Rate(Of(amount)));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1 min 00 s")]
    [InlineData(309, "5 min 09 s")]
    [InlineData(3900, "1 h 05 min")]
    [InlineData(4442400, "1,234 h 00 min")]
    [InlineData(-90, "−1 min 30 s")]
    public void A_duration_names_its_two_largest_units(double seconds, string expected) =>
        Assert.Equal(expected, Show.Duration(seconds).Replace('\u00A0', ' '));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(-5, "−5")]
    public void Whole_counts_have_separators(long count, string expected) => Assert.Equal(expected, Show.Count(count));

    [Fact]
    public void What_is_not_known_is_never_a_zero()
    {
        Assert.All(
            [Show.Money(null), Show.MoneyChange(null), Show.Rate(null), Show.Count(null), Show.Figure(null), Show.Percent(null), Show.PercentChange(null), Show.Duration((double?)null), Show.Instant(null), Show.Clock(null)],
            text => Assert.Equal("–", text));
        Assert.Equal("", Show.Raw(null));
    }

    [Fact]
    public void Instants_are_shown_in_UTC_with_the_zone()
    {
        var at = new DateTimeOffset(2026, 10, 12, 1, 3, 22, TimeSpan.FromHours(2));

        Assert.Equal("11 Oct 2026, 23:03 UTC", Show.Instant(at));
        Assert.Equal("23:03:22 UTC", Show.Clock(at));
        Assert.Equal("2026-10-11T23:03:22Z", Show.Iso(at));
    }

    [Fact]
    public void A_visitors_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal("$1,234.50", Show.Money(1234.5m));
            Assert.Equal("72.5%", Show.Percent(72.5m));
            Assert.Equal("1,234 h 00 min", Show.Duration(4442400d).Replace('\u00A0', ' '));
            Assert.Equal("October 2026", Show.Month("2026-10"));
            Assert.Equal("0.5", Show.Raw(0.50m));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(NumberStyle.Point, "−$1,234.50", "72.5%", "1,234 h 00 min", "1.5 Mbps")]
    [InlineData(NumberStyle.Comma, "−$1.234,50", "72,5%", "1.234 h 00 min", "1,5 Mbps")]
    [InlineData(NumberStyle.Space, "−$1 234,50", "72,5%", "1 234 h 00 min", "1,5 Mbps")]
    public async Task Figures_are_written_as_the_reader_reads_them(NumberStyle style, string money, string percent, string duration, string words)
    {
        await Task.Run(() =>
        {
            Reader.Is(new Reader(TimeZoneInfo.Utc, style));
            Assert.Equal(money, Show.Money(-1234.5m).Replace('\u00A0', ' '));
            Assert.Equal("$0" + (style == NumberStyle.Point ? "." : ",") + "00", Show.Money(-0.004m));
            Assert.Equal(percent, Show.Percent(72.5m));
            Assert.Equal(duration, Show.Duration(4442400d).Replace('\u00A0', ' '));
            Assert.Equal(words, Show.Text($"{1.5m:0.0#} Mbps"));
            Assert.Equal("1234.5", Show.Raw(1234.5m));
        });

        Assert.Same(Reader.Anybody, Reader.Current);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "25 Oct 2026, 02:30 UTC+2", "02:30:00 UTC+2")]
    [InlineData("Europe/Berlin", "2026-10-25T01:30:00Z", "25 Oct 2026, 02:30 UTC+1", "02:30:00 UTC+1")]
    [InlineData("Asia/Kolkata", "2026-10-12T20:00:00Z", "13 Oct 2026, 01:30 UTC+5:30", "01:30:00 UTC+5:30")]
    [InlineData("America/New_York", "2026-01-01T03:00:00Z", "31 Dec 2025, 22:00 UTC−5", "22:00:00 UTC−5")]
    public async Task Instants_are_shown_in_the_readers_zone_with_its_distance_from_UTC(string zone, string at, string instant, string clock)
    {
        await Task.Run(() =>
        {
            Reader.Is(new Reader(TimeZoneInfo.FindSystemTimeZoneById(zone), NumberStyle.Point));
            var then = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
            Assert.Equal((instant, clock), (Show.Instant(then), Show.Clock(then)));
            Assert.Equal(at, Show.Iso(then));
        });
    }

    private static decimal Of(string figure) => decimal.Parse(figure, CultureInfo.InvariantCulture);
}
