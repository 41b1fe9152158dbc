using StreamOps.Domain.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class ReadingTests
{
    [Theory]
    [InlineData(StreamMode.Hybrid, true, 5, 2, true)]
    [InlineData(StreamMode.Hybrid, true, 5, null, true)]
    [InlineData(StreamMode.Hybrid, true, null, 2, false)]
    [InlineData(StreamMode.HlsOnly, true, 0, null, true)]
    [InlineData(StreamMode.HlsOnly, true, null, 2, false)]
    [InlineData(StreamMode.AgoraOnly, true, null, 2, true)]
    [InlineData(StreamMode.AgoraOnly, true, 5, null, false)]
    [InlineData(StreamMode.Hybrid, false, 0, 0, false)]
    [InlineData(StreamMode.AgoraOnly, false, null, 7, false)]
    public void The_audience_is_known_when_the_leg_that_carries_it_says_so_on_air(StreamMode mode, bool isLive, int? hls, int? rtc, bool known)
    {
        var reading = Reading.Of(mode, DateTimeOffset.UnixEpoch, isLive, hls, rtc);
        Assert.Equal(known ? new Viewers(hls ?? 0, rtc ?? 0) : null, reading.Viewers);
    }
}
