using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Alerts;

public sealed class SilenceTests
{
    private static readonly AlertSubject Stream = AlertSubject.OfStream(7, 3, "Shop", StreamMode.Hybrid);
    private static readonly Interval Hour = new(Given.Noon, Given.Noon.AddHours(1));

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData(AlertRuleKind.RelayError, null, null, true)]
    [InlineData(AlertRuleKind.ViewerDrop, null, null, false)]
    [InlineData(null, 3L, null, true)]
    [InlineData(null, 4L, null, false)]
    [InlineData(AlertRuleKind.RelayError, 3L, "stream:7", true)]
    [InlineData(AlertRuleKind.RelayError, 3L, "stream:8", false)]
    public void It_covers_what_it_names(AlertRuleKind? kind, long? channel, string? subject, bool covers) =>
        Assert.Equal(covers, new Silence(1, kind, channel, subject, Hour).Covers(AlertRuleKind.RelayError, Stream, Given.Noon));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void It_holds_from_its_start_up_to_its_end(int minute, bool covers) =>
        Assert.Equal(covers, new Silence(1, null, null, null, Hour).Covers(AlertRuleKind.RelayError, Stream, Given.Noon.AddMinutes(minute)));
}
