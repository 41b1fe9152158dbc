using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Streams;

public sealed class StaleRuleTests
{
    private static readonly DateTimeOffset Sign = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, 9.99, 9.99)]
    [InlineData(5, 10, 10)]
    [InlineData(5, 10.01, 10)]
    [InlineData(5, 4320, 10)]
    [InlineData(300, 14, 14)]
    [InlineData(300, 4320, 15)]
    [InlineData(5, -0.5, -0.5)]
    public void A_live_stream_counts_up_to_now_but_no_further_past_its_last_sign_than_the_silence_that_ends_it(int intervalSeconds, double nowMinutes, double untilMinutes) =>
        Assert.Equal(
            Sign.AddMinutes(untilMinutes),
            StaleRule.CountsUntil(Sign, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(intervalSeconds), Sign.AddMinutes(nowMinutes)));
}
