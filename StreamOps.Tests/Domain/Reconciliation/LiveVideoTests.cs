using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Reconciliation;

public sealed class LiveVideoTests
{
    private static readonly DateOnly Show = new(2026, 3, 1);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 23, 0, 0, TimeSpan.Zero);
    private static readonly LiveVideo OverMidnight = new(new Interval(Start, Start.AddHours(2)), IsKnown: true);

    [Fact]
    public void Minutes_on_a_day_of_the_show_are_live_and_later_ones_are_replays()
    {
        Assert.Equal(ViewNature.Live, LiveVideo.Of(OverMidnight, Show, Show.AddDays(5)));
        Assert.Equal(ViewNature.Live, LiveVideo.Of(OverMidnight, Show.AddDays(1), Show.AddDays(5)));
        Assert.Equal(ViewNature.Replay, LiveVideo.Of(OverMidnight, Show.AddDays(2), Show.AddDays(5)));
    }

    [Fact]
    public void A_show_that_is_unknown_here_was_missed() =>
        Assert.Equal(ViewNature.Unseen, LiveVideo.Of(OverMidnight with { IsKnown = false }, Show, Show.AddDays(5)));

    [Fact]
    public void A_video_that_cannot_have_been_live_is_a_recording_unless_it_may_be_deleted_since()
    {
        Assert.Equal(ViewNature.Replay, LiveVideo.Of(null, Show, Show.AddDays(29)));
        Assert.Equal(ViewNature.Live, LiveVideo.Of(null, Show, Show.AddDays(30)));
    }
}
