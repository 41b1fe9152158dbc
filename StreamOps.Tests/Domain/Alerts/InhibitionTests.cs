using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Alerts;

public sealed class InhibitionTests
{
    [Theory]
    [InlineData("vendor:cloudflare", StreamMode.Hybrid, AlertRuleKind.StalledStream, true)]
    [InlineData("vendor:cloudflare", StreamMode.HlsOnly, AlertRuleKind.StalledStream, true)]
    [InlineData("vendor:cloudflare", StreamMode.AgoraOnly, AlertRuleKind.StalledStream, false)]
    [InlineData("vendor:agora", StreamMode.Hybrid, AlertRuleKind.RelayError, true)]
    [InlineData("vendor:agora", StreamMode.HlsOnly, AlertRuleKind.ViewerDrop, false)]
    [InlineData("vendor:cloudflare-ingest", StreamMode.Hybrid, AlertRuleKind.IngestLimits, true)]
    [InlineData("vendor:cloudflare-ingest", StreamMode.Hybrid, AlertRuleKind.ViewerDrop, false)]
    public void A_vendor_that_is_down_speaks_for_the_streams_that_go_over_it(string vendor, StreamMode mode, AlertRuleKind kind, bool speaks) =>
        Assert.Equal(speaks, new Inhibition([(AlertRuleKind.VendorDown, vendor)]).Of(kind, AlertSubject.OfStream(1, 1, "Shop", mode)) is not null);

    [Fact]
    public void A_sampler_that_is_late_speaks_for_every_stream_but_not_for_relays_that_notices_tell_of()
    {
        var late = new Inhibition([(AlertRuleKind.SamplerLate, "platform")]);
        var stream = AlertSubject.OfStream(1, 1, "Shop", StreamMode.Hybrid);

        Assert.Equal("the sampler is late", late.Of(AlertRuleKind.StalledStream, stream));
        Assert.Null(late.Of(AlertRuleKind.RelayError, stream));
        Assert.Null(late.Of(AlertRuleKind.MailStuck, AlertSubject.Platform));
    }

    [Fact]
    public void Another_trouble_of_a_vendor_speaks_for_nothing() =>
        Assert.Null(new Inhibition([(AlertRuleKind.VendorLimited, "vendor:cloudflare")]).Of(AlertRuleKind.StalledStream, AlertSubject.OfStream(1, 1, "Shop", StreamMode.Hybrid)));
}
