using Microsoft.Extensions.Configuration;
using StreamOps.Domain.Pricing;
using StreamOps.Platform;

namespace StreamOps.Tests.Platform;

public sealed class IngestOptionsTests
{
    [Fact]
    public void Nothing_set_gives_the_documented_defaults()
    {
        var nothing = new ConfigurationBuilder().Build();

        Assert.Equal((100_000, 10_000, 0), (IngestOptions.From(nothing).QueueCapacity, IngestOptions.From(nothing).BatchSize, IngestOptions.From(nothing).AllowedOrigins.Count));
        Assert.Equal(new SamplingOptions(5, 32, 10, 1), SamplingOptions.From(nothing));
        Assert.Equal((TimeZoneInfo.Utc, PricePreset.Published), (BillingOptions.From(nothing).Calendar.Zone, BillingOptions.From(nothing).Preset));
    }

    [Theory]
    [InlineData("Ingest:QueueCapacity", "9999", "10000 to 10000000")]
    [InlineData("Ingest:QueueCapacity", "many", "10000 to 10000000")]
    [InlineData("Ingest:BatchSize", "0", "100 to 100000")]
    [InlineData("Ingest:AllowedOrigins:0", "shop.example", "https://shop.example")]
    [InlineData("Ingest:AllowedOrigins:0", "https://shop.example/path", "https://shop.example")]
    [InlineData("Sampling:IntervalSeconds", "7", "1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60")]
    [InlineData("Sampling:IntervalSeconds", "0", "1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60")]
    [InlineData("Sampling:IntervalSeconds", "fast", "1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60")]
    [InlineData("Sampling:Parallelism", "-3", "1 to 1000")]
    [InlineData("Sampling:StaleStreamMinutes", "1.5", "1 to 1440")]
    [InlineData("Billing:TimeZone", "Mars/Olympus", "Europe/Berlin")]
    [InlineData("Billing:Currency", "EUR", "USD")]
    [InlineData("Billing:PricePreset", "cheap", "phase6 or published")]
    [InlineData("Billing:CloseDay", "29", "0 to 28")]
    public void A_wrong_value_is_refused_with_its_key_what_it_holds_and_what_is_allowed(string key, string value, string allowed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        var refusal = Assert.Throws<ConfigurationException>(() =>
        {
            IngestOptions.From(configuration);
            SamplingOptions.From(configuration);
            BillingOptions.From(configuration);
        });

        Assert.StartsWith($"{key} is '{value}'; allowed: ", refusal.Message);
        Assert.Contains(allowed, refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("12")]
    [InlineData("60")]
    public void An_interval_that_divides_a_minute_is_taken(string seconds) =>
        Assert.Equal(seconds, $"{SamplingOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new("Sampling:IntervalSeconds", seconds)]).Build()).IntervalSeconds}");

    [Fact]
    public void An_origin_is_kept_without_its_last_slash()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Ingest:AllowedOrigins:0", "https://shop.example:8443/")]).Build();

        Assert.Equal(["https://shop.example:8443"], IngestOptions.From(configuration).AllowedOrigins);
    }
}
