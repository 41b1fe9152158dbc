using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class HoldTests
{
    private static readonly TimeSpan MaxGap = TimeSpan.FromSeconds(15);

    [Fact]
    public void A_value_holds_until_the_next_one() =>
        AssertHolds([(0, 10), (5, 20), (9, 0)], 12, (0, 5, 10), (5, 9, 20), (9, 12, 0));

    [Fact]
    public void It_holds_for_at_most_the_longest_gap() => AssertHolds([(0, 10), (60, 20)], 100, (0, 15, 10), (60, 75, 20));

    [Fact]
    public void A_gap_of_exactly_the_longest_is_no_hole() => AssertHolds([(0, 10), (15, 20)], 30, (0, 15, 10), (15, 30, 20));

    [Fact]
    public void A_reading_without_a_value_ends_the_hold_and_begins_none() =>
        AssertHolds([(0, 10), (5, null), (10, 20)], 12, (0, 5, 10), (10, 12, 20));

    [Fact]
    public void Nothing_holds_past_the_end() => AssertHolds([(0, 10), (5, 20), (20, 30)], 8, (0, 5, 10), (5, 8, 20));

    [Fact]
    public void A_reading_at_the_end_holds_for_no_time() => AssertHolds([(0, 10), (5, 20)], 5, (0, 5, 10));

    [Fact]
    public void Without_a_reading_nothing_holds() => AssertHolds([], 100);

    private static void AssertHolds((int At, int? Viewers)[] readings, int end, params (int From, int To, int Viewers)[] expected) =>
        Assert.Equal(
            expected.Select(h => new Hold(new Interval(At(h.From), At(h.To)), new Viewers(h.Viewers, 0))),
            Hold.Of(readings.Select(r => new Reading(At(r.At), r.Viewers is { } v ? new Viewers(v, 0) : null)), MaxGap, At(end)));

    private static DateTimeOffset At(int seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}
