using CsCheck;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class ConcurrencyTests
{
    private static readonly Gen<Hold> Holds = Gen.Select(Gen.Int[0, 200], Gen.Int[1, 60], Gen.Int[0, 50], Gen.Int[0, 5])
        .Select((from, length, hls, rtc) => new Hold(new Interval(At(from), At(from + length)), new Viewers(hls, rtc)));

    [Fact]
    public void The_peak_of_several_streams_is_the_largest_sum_at_one_time()
    {
        var together = Concurrency.Of([Of(0, 10, 100), Of(10, 20, 300), Of(5, 15, 50)]);
        Assert.Equal(350, together.Peak);
        Assert.NotEqual(100 + 300 + 50, together.Peak);
    }

    [Fact]
    public void What_ends_as_another_begins_is_not_counted_with_it() =>
        Assert.Equal(300, Concurrency.Of([Of(0, 10, 300), Of(10, 20, 300)]).Peak);

    [Fact]
    public void Without_viewers_the_peak_is_nought() => Assert.Equal(0, new Concurrency().Peak);

    [Fact]
    public void It_agrees_with_looking_at_every_millisecond() => Holds.Array[0, 12].Sample(holds =>
        Concurrency.Of(holds).Peak == Enumerable.Range(0, 270).Max(ms =>
            holds.Where(h => h.Span.Contains(At(ms))).Sum(h => h.Viewers.Total)));

    [Fact]
    public void Order_and_corrections_leave_the_same_steps() => Gen.Select(Holds.Array[0, 10], Holds.Array[0, 5]).Sample((kept, wrong) =>
    {
        var corrected = Concurrency.Of(kept.Concat(wrong).Reverse());
        corrected.Subtract(Concurrency.Of(wrong));
        Assert.Equal(Concurrency.Of(kept).Steps, corrected.Steps);
        Assert.Equal(Concurrency.Of(kept).Steps, new Concurrency(corrected.Steps).Steps);
        Assert.DoesNotContain(0, corrected.Steps.Values);
    });

    private static Hold Of(int from, int to, int viewers) => new(new Interval(At(from), At(to)), new Viewers(viewers, 0));

    private static DateTimeOffset At(int ms) => DateTimeOffset.UnixEpoch.AddMilliseconds(ms);
}
