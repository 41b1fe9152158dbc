using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Usage;

/// <summary>Three thousand real live streams, some weeks long, hundreds across a month's end.</summary>
public sealed class RealStreamsTests
{
    private const string File = "streams/ytlive-durations.csv";
    private const string InsideMonth = "seconds_inside_month_";

    [Fact]
    public void Split_at_month_ends_every_second_lies_in_its_month()
    {
        var bySplit = Streams()
            .SelectMany(BillingCalendar.Utc.SplitByMonth)
            .GroupBy(piece => piece.Month)
            .ToDictionary(month => month.Key.ToString(), month => (month.Sum(piece => piece.Span.Milliseconds) / 1000m).ToString("0", null));

        var expected = SharedData.Measures(File)
            .Where(m => m.Key.StartsWith(InsideMonth, StringComparison.Ordinal))
            .ToDictionary(m => m.Key[InsideMonth.Length..], m => m.Value);
        Assert.Equal(expected, bySplit);
    }

    [Fact]
    public void As_many_streams_cross_a_month_s_end_as_were_counted() => Assert.Equal(
        SharedData.ExpectedNumber(File, "streams_that_cross_a_month_end_utc"),
        Streams().Count(span => BillingCalendar.Utc.SplitByMonth(span).Count() > 1));

    [Fact]
    public void Minutes_rounded_once_are_fewer_than_rounded_stream_by_stream()
    {
        var spans = Streams();
        Assert.Equal(SharedData.ExpectedNumber(File, "whole_minutes_rounded_up_once"), decimal.Ceiling(spans.Sum(s => s.Milliseconds) / 60_000m));
        Assert.Equal(SharedData.ExpectedNumber(File, "whole_minutes_rounded_up_per_stream"), spans.Sum(s => decimal.Ceiling(s.Milliseconds / 60_000m)));
    }

    [Fact]
    public void Most_streams_live_at_once_where_an_end_goes_before_a_start()
    {
        var live = Concurrency.Of(Streams().Select(span => new Hold(span, new Viewers(1, 0))));
        Assert.Equal(SharedData.ExpectedNumber(File, "most_streams_live_at_once"), live.Peak);

        var sum = 0;
        var first = live.Steps.First(step => (sum += step.Value) == live.Peak).Key;
        Assert.Equal(SharedData.Instant(SharedData.Expected(File, "most_streams_live_first_at")), DateTimeOffset.FromUnixTimeMilliseconds(first));
    }

    private static List<Interval> Streams() =>
        [.. SharedData.Rows(File).Select(row => new Interval(SharedData.Instant(row[1]), SharedData.Instant(row[2])))];
}
