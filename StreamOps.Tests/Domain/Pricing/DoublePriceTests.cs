using StreamOps.Domain.Pricing;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class DoublePriceTests
{
    [Theory]
    [InlineData("agora", "streaming", PriceBasis.StreamMinutes, PriceBasis.HostMinutes, true)]
    [InlineData("agora", "recording", PriceBasis.RecordedMinutes, PriceBasis.StreamMinutes, true)]
    [InlineData("agora", "relay", PriceBasis.RelayedMinutes, PriceBasis.TranscodedMinutes, false)]
    [InlineData("agora", "streaming", PriceBasis.HostMinutes, PriceBasis.HostMinutes, false)]
    [InlineData("agora", "streaming", PriceBasis.HostMinutes, PriceBasis.AgoraOnlyHostMinutes, false)]
    [InlineData("agora", "audience", PriceBasis.AudienceMinutes, PriceBasis.AgoraOnlyAudienceMinutes, false)]
    public void Two_bases_of_a_line_charge_twice_where_no_book_has_them_side_by_side(string service, string type, PriceBasis one, PriceBasis other, bool twice) =>
        Assert.Equal(twice, PricePresets.AreSame(new CostKind(service, type), one, other));
}
