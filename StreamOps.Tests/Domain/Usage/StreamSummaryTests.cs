using CsCheck;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class StreamSummaryTests
{
    [Fact]
    public void A_first_stream_is_first_and_not_at_nought_percent()
    {
        var peak = Line(PastStreams.Of(0, 50), []);
        Assert.Equal((50, ComparisonKind.First, ComparisonKind.First), (peak.Value, peak.Before.Kind, peak.Weekday.Kind));
        Assert.Null(peak.Before.ChangePercent);
    }

    [Fact]
    public void Two_streams_make_no_usual_and_a_third_does()
    {
        StreamResult[] two = [PastStreams.Of(1, 40), PastStreams.Of(2, 60)];
        Assert.Equal(new UsualComparison(ComparisonKind.NotEnough, 2), Line(PastStreams.Of(0, 50), two).Before);
        Assert.Equal(new UsualComparison(ComparisonKind.Usual, 3, 40, 25), Line(PastStreams.Of(0, 50), [.. two, PastStreams.Of(3, 40)]).Before);
    }

    [Fact]
    public void A_weekday_is_compared_with_its_own_kind_alone()
    {
        StreamResult[] history = [.. Enumerable.Range(1, 30).Select(day => PastStreams.Of(day, day % 7 == 0 ? 100 : 10))];
        var peak = Line(PastStreams.Of(0, 50), history);
        Assert.Equal((10m, 100m), (peak.Before.Median, peak.Weekday.Median));
        Assert.Equal((10, 4), (peak.Before.Streams, peak.Weekday.Streams));
    }

    [Fact]
    public void Only_the_last_ten_before_it_and_the_last_eight_of_its_weekday_count()
    {
        StreamResult[] history = [.. Enumerable.Range(1, 100).Select(day => PastStreams.Of(day, day <= 10 ? 20 : 1000)), PastStreams.Of(-1, 9000)];
        var peak = Line(PastStreams.Of(0, 50), history);
        Assert.Equal((10, 20m), (peak.Before.Streams, peak.Before.Median));
        Assert.Equal(8, peak.Weekday.Streams);
    }

    [Fact]
    public void What_was_never_sampled_is_unknown_on_either_side_and_never_nought()
    {
        StreamResult[] history = [PastStreams.Of(1, null), PastStreams.Of(2, null), PastStreams.Of(3, null), PastStreams.Of(4, 30)];
        Assert.Equal(new UsualComparison(ComparisonKind.NotEnough, 1), Line(PastStreams.Of(0, 50), history).Before);
        Assert.Equal(ComparisonKind.Unknown, Line(PastStreams.Of(0, null), history).Before.Kind);
        Assert.Null(Line(PastStreams.Of(0, null), history).Value);
    }

    [Fact]
    public void Against_a_usual_of_nobody_there_is_no_percentage()
    {
        StreamResult[] history = [PastStreams.Of(1, 0), PastStreams.Of(2, 0), PastStreams.Of(3, 0)];
        Assert.Equal(new UsualComparison(ComparisonKind.Usual, 3, 0), Line(PastStreams.Of(0, 50), history).Before);
    }

    [Fact]
    public void A_viewer_hour_costs_what_was_paid_over_the_hours_watched()
    {
        Assert.Equal(0.05m, PastStreams.Of(0, 40, costUsd: 2).CostPerViewerHourUsd);
        Assert.Null(PastStreams.Of(0, 0, costUsd: 2).CostPerViewerHourUsd);
        Assert.Null(PastStreams.Of(0, 40).CostPerViewerHourUsd);
    }

    [Fact]
    public void It_agrees_with_a_plain_median_whatever_the_order() => PastStreams.History.Sample(history =>
    {
        var stream = PastStreams.Of(0, 5);
        var known = history.OrderByDescending(h => h.Start).Take(StreamSummary.Before).Where(h => h.Audience.Peak is not null).Select(h => (decimal)h.Audience.Peak!.Value).Order().ToArray();
        var line = Line(stream, history.Reverse());
        Assert.Equal(line, Line(stream, history));
        if (known.Length >= StreamSummary.Fewest)
        {
            var plain = known.Length % 2 == 1 ? known[known.Length / 2] : (known[(known.Length / 2) - 1] + known[known.Length / 2]) / 2;
            Assert.Equal(plain, line.Before.Median);
        }
        else
        {
            Assert.Null(line.Before.Median);
        }
    });

    private static SummaryLine Line(StreamResult stream, IEnumerable<StreamResult> history) =>
        StreamSummary.Of(stream, history).Single(l => l.Measure == StreamMeasure.Peak);
}
