using System.Text.Json;
using System.Text.Json.Serialization;
using StreamOps.Domain.Health;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Streams;

public sealed class WireNameTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    [Fact]
    public void The_contract_s_spellings_stand()
    {
        Assert.Equal(["hybrid", "agora-only", "hls-only"], WireName.All<StreamMode>());
        Assert.Equal(["starting", "active", "stopped", "error"], WireName.All<RelayStatus>());
        Assert.Equal(["audio", "hd", "full-hd", "2k", "2k-plus"], WireName.All<ResolutionTier>());
        Assert.Equal(["media-push", "web-recording", "cloud-recording"], WireName.All<RelayPath>());
        Assert.Equal(["phase6", "published"], WireName.All<PricePreset>());
        Assert.Equal(["interactive", "broadcast"], WireName.All<AudienceKind>());
    }

    [Fact]
    public void Every_value_has_one_spelling_that_reads_back_and_is_the_one_of_json()
    {
        AssertRoundTrip<StreamMode>();
        AssertRoundTrip<RelayStatus>();
        AssertRoundTrip<ResolutionTier>();
        AssertRoundTrip<RelayPath>();
        AssertRoundTrip<PricePreset>();
        AssertRoundTrip<AudienceKind>();
        AssertRoundTrip<PriceBasis>();
        AssertRoundTrip<VendorRounding>();
        AssertRoundTrip<HealthGrade>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("HD")]
    [InlineData("Hd")]
    [InlineData("1")]
    [InlineData("fullhd")]
    [InlineData(" hd")]
    [InlineData("hd, audio")]
    public void Another_spelling_is_not_read(string? text) => Assert.False(WireName.TryParse<ResolutionTier>(text, out _));

    [Fact]
    public void A_value_without_a_wire_name_is_refused_loudly() =>
        Assert.ThrowsAny<Exception>(() => WireName.Of(DayOfWeek.Monday));

    private static void AssertRoundTrip<TEnum>()
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            Assert.True(WireName.TryParse<TEnum>(WireName.Of(value), out var read));
            Assert.Equal(value, read);
            Assert.Equal($"\"{WireName.Of(value)}\"", JsonSerializer.Serialize(value, Json));
        }

        Assert.Equal(Enum.GetValues<TEnum>().Length, WireName.All<TEnum>().Distinct().Count());
    }
}
