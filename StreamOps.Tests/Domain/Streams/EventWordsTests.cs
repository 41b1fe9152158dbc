using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Streams;

public sealed class EventWordsTests
{
    private static readonly DateTimeOffset At = new(2026, 10, 12, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ERR_GOP_OUT_OF_RANGE", "2 to 10 s")]
    [InlineData("ERR_UNSUPPORTED_VIDEO_CODEC", "H.264")]
    [InlineData("ERR_UNSUPPORTED_AUDIO_CODEC", "AAC")]
    [InlineData("ERR_STORAGE_QUOTA_EXHAUSTED", "more minutes")]
    [InlineData("Internal Error", "Start the relay again")]
    [InlineData("Idle Timeout", "somebody publishes")]
    [InlineData("failed", "stream key")]
    public void Every_documented_fault_says_in_plain_words_what_to_do(string code, string advice)
    {
        var words = EventWords.Of(new StreamEvent(At, StreamEventKind.Error, StreamEventSource.Webhook, code));
        Assert.Contains(advice, words.Means, StringComparison.Ordinal);
        Assert.DoesNotContain(code, words.Title, StringComparison.Ordinal);
        Assert.Equal("poor", words.State);
    }

    [Theory]
    [InlineData(2), InlineData(4), InlineData(9), InlineData(10), InlineData(99), InlineData(999)]
    public void Every_reason_for_which_a_publisher_is_waited_for_has_words(int reason)
    {
        Assert.True(HostWord.IsAbrupt(reason));
        var words = EventWords.Of(new StreamEvent(At, StreamEventKind.PublisherDisconnected, StreamEventSource.Webhook, $"{reason}"));
        Assert.StartsWith("The publisher was lost: ", words.Title, StringComparison.Ordinal);
        Assert.Contains("waits 60 s", words.Means, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_nobody_documents_is_said_to_be_such() =>
        Assert.Contains("does not document", EventWords.Of(new StreamEvent(At, StreamEventKind.Error, StreamEventSource.Webhook, "ERR_NEW")).Means, StringComparison.Ordinal);

    [Fact]
    public void Every_kind_of_event_and_every_teller_has_words()
    {
        Assert.All(Enum.GetValues<StreamEventKind>(), kind => Assert.NotEmpty(EventWords.Of(new StreamEvent(At, kind, null)).Title));
        Assert.All(Enum.GetValues<StreamEventSource>(), source => Assert.NotEmpty(EventWords.Teller(source)!));
    }
}
