using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Streams;

public sealed class AggregateResolutionTests
{
    [Theory]
    [InlineData(0, ResolutionTier.Audio)]
    [InlineData(1, ResolutionTier.Hd)]
    [InlineData(921_600, ResolutionTier.Hd)]
    [InlineData(921_601, ResolutionTier.FullHd)]
    [InlineData(2_073_600, ResolutionTier.FullHd)]
    [InlineData(2_073_601, ResolutionTier.TwoK)]
    [InlineData(3_686_400, ResolutionTier.TwoK)]
    [InlineData(3_686_401, ResolutionTier.TwoKPlus)]
    [InlineData(long.MaxValue, ResolutionTier.TwoKPlus)]
    public void AG9_The_edges_of_the_tiers_belong_to_the_lower_one(long pixels, ResolutionTier tier) =>
        Assert.Equal(tier, AggregateResolution.TierOf(pixels));

    [Fact]
    public void AG2_The_pictures_received_at_once_are_added_up() =>
        Assert.Equal(ResolutionTier.TwoK, AggregateResolution.TierOf([(1280, 720), (1920, 1080)]));

    [Fact]
    public void AR2_A_recording_receives_all_its_pictures()
    {
        (int Width, int Height)[] three = [(640, 360), (1280, 720), (960, 720)];
        Assert.Equal(ResolutionTier.Hd, AggregateResolution.TierOf(Enumerable.Repeat((640, 360), 4)));
        Assert.Equal(ResolutionTier.FullHd, AggregateResolution.TierOf(three));
        Assert.Equal(ResolutionTier.TwoKPlus, AggregateResolution.TierOf([.. three, (1920, 1080)]));
    }

    /// <summary>What a viewer of several hosts receives, by hand: 1280 by 720 is 921,600 pixels, the most of HD.</summary>
    [Theory]
    [InlineData("1280x720", ResolutionTier.Hd)]
    [InlineData("720x1280", ResolutionTier.Hd)]
    [InlineData("640x360 640x360 640x360 640x360", ResolutionTier.Hd)]
    [InlineData("1280x720 0x0", ResolutionTier.Hd)]
    [InlineData("1280x720 16x16", ResolutionTier.FullHd)]
    [InlineData("1280x720 1280x720", ResolutionTier.FullHd)]
    [InlineData("1280x720 1280x720 640x360", ResolutionTier.FullHd)]
    [InlineData("1280x720 1280x720 1280x720", ResolutionTier.TwoK)]
    [InlineData("1920x1080 1280x720", ResolutionTier.TwoK)]
    [InlineData("1280x720 1280x720 1280x720 1280x720", ResolutionTier.TwoK)]
    [InlineData("1280x720 1280x720 1280x720 1280x720 160x90", ResolutionTier.TwoKPlus)]
    [InlineData("0x0 0x0", ResolutionTier.Audio)]
    public void Hosts_are_received_together(string pictures, ResolutionTier tier) =>
        Assert.Equal(tier, AggregateResolution.TierOf(pictures.Split(' ').Select(p => p.Split('x')).Select(p => (int.Parse(p[0], null), int.Parse(p[1], null)))));

    [Fact]
    public void Without_a_picture_it_is_audio() => Assert.Equal(ResolutionTier.Audio, AggregateResolution.TierOf([]));
}
