using CsCheck;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Time;

public sealed class IntervalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Interval> Spans =
        Gen.Select(Gen.Int[-50, 50], Gen.Int[-50, 50], (from, to) => new Interval(Noon.AddMilliseconds(from), Noon.AddMilliseconds(to)));

    [Fact]
    public void The_start_belongs_to_it_and_the_end_does_not()
    {
        var hour = new Interval(Noon, Noon.AddHours(1));
        Assert.True(hour.Contains(Noon));
        Assert.True(hour.Contains(hour.End.AddTicks(-1)));
        Assert.False(hour.Contains(hour.End));
        Assert.False(hour.Contains(Noon.AddTicks(-1)));
    }

    [Fact]
    public void An_end_before_the_start_is_empty_and_never_negative()
    {
        var backwards = new Interval(Noon, Noon.AddHours(-1));
        Assert.True(backwards.IsEmpty);
        Assert.Equal(TimeSpan.Zero, backwards.Duration);
        Assert.Equal(0, backwards.Milliseconds);
        Assert.False(backwards.Contains(Noon.AddMinutes(-30)));
    }

    [Fact]
    public void The_offset_of_an_instant_does_not_matter()
    {
        var utc = new Interval(Noon, Noon.AddHours(1));
        var elsewhere = new Interval(utc.Start.ToOffset(TimeSpan.FromHours(5.5)), utc.End.ToOffset(TimeSpan.FromHours(-7)));
        Assert.Equal(utc.Milliseconds, elsewhere.Milliseconds);
        Assert.Equal(utc.Milliseconds, utc.Intersect(elsewhere).Milliseconds);
    }

    [Fact]
    public void An_instant_is_in_both_spans_exactly_when_it_is_in_what_they_share() =>
        Gen.Select(Spans, Spans, Gen.Int[-60, 60]).Sample((a, b, offset) =>
        {
            var instant = Noon.AddMilliseconds(offset);
            return a.Intersect(b).Contains(instant) == (a.Contains(instant) && b.Contains(instant));
        });

    [Fact]
    public void The_length_is_the_number_of_milliseconds_inside() => Spans.Sample(span =>
        span.Milliseconds == Enumerable.Range(-60, 121).Count(ms => span.Contains(Noon.AddMilliseconds(ms))));
}
