using CsCheck;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Streams;

public sealed class StreamTimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 12, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(1);

    private static readonly Gen<StreamEvent> Heard = Gen.Select(Gen.Int[-10, 70], Gen.Enum<StreamEventKind>(), Gen.Enum<StreamEventSource>(), Gen.OneOf(Gen.Const(""), Gen.Const("ERR_GOP_OUT_OF_RANGE")))
        .Select((minute, kind, source, code) => new StreamEvent(Start.AddMinutes(minute), kind, source, code));

    [Fact]
    public void Whatever_the_order_in_which_it_was_heard_the_same_is_told() => Heard.Array[0, 20].Sample(heard =>
    {
        // The key in the table: of one instant, kind and code only the first source is kept.
        var kept = heard.DistinctBy(e => (e.At, e.Kind, e.Code)).ToList();
        Assert.Equal(Told(kept), Told(kept.AsEnumerable().Reverse()));
    });

    [Fact]
    public void It_begins_with_the_start_ends_with_the_end_and_never_tells_one_state_twice() => Heard.Array[0, 20].Sample(heard =>
    {
        var told = Told(heard);
        Assert.Equal((StreamEventKind.Started, Start), (told[0].Kind, told[0].At));
        Assert.Equal((StreamEventKind.Ended, End), (told[^1].Kind, told[^1].At));
        Assert.All(told, e => Assert.InRange(e.At, Start, End));
        Assert.Single(told, e => e.Kind == StreamEventKind.Started);
        Assert.Single(told, e => e.Kind == StreamEventKind.Ended);
        var relay = told.Where(e => e.Kind is StreamEventKind.RelayActive or StreamEventKind.RelayStarting or StreamEventKind.RelayStopped or StreamEventKind.Error).ToList();
        Assert.All(relay.Zip(relay.Skip(1)), pair => Assert.NotEqual((pair.First.Kind, ""), (pair.Second.Kind, pair.Second.Code)));
        var publisher = told.Where(e => e.Kind is StreamEventKind.PublisherConnected or StreamEventKind.PublisherDisconnected).ToList();
        Assert.All(publisher.Select((e, i) => (e.Kind, i)), p => Assert.Equal(p.i % 2 == 0 ? StreamEventKind.PublisherDisconnected : StreamEventKind.PublisherConnected, p.Kind));
    });

    [Fact]
    public void A_stream_of_which_nothing_was_heard_has_the_start_and_the_end_of_its_row() =>
        Assert.Equal(
            [new(Start, StreamEventKind.Started, null), new(End, StreamEventKind.Ended, StreamEventSource.Timeout)],
            StreamTimeline.Of(Start, End, StreamEventSource.Timeout, []));

    [Fact]
    public void A_live_stream_has_no_end_and_a_host_who_only_joins_is_not_back()
    {
        var told = StreamTimeline.Of(Start, null, null, [new(Start, StreamEventKind.PublisherConnected, StreamEventSource.Webhook), new(Start, StreamEventKind.Started, StreamEventSource.Polling)]);
        Assert.Equal([new(Start, StreamEventKind.Started, StreamEventSource.Polling)], told);
    }

    [Fact]
    public void A_fault_that_samples_saw_is_told_again_when_the_vendor_gives_its_code()
    {
        StreamEvent seen = new(Start.AddMinutes(1), StreamEventKind.Error, StreamEventSource.Sampling);
        StreamEvent named = new(Start.AddMinutes(2), StreamEventKind.Error, StreamEventSource.Webhook, "ERR_GOP_OUT_OF_RANGE");
        StreamEvent again = new(Start.AddMinutes(3), StreamEventKind.Error, StreamEventSource.Sampling);
        Assert.Equal([seen, named], StreamTimeline.Of(Start, null, null, [again, named, seen]).Skip(1));
    }

    private static IReadOnlyList<StreamEvent> Told(IEnumerable<StreamEvent> heard) => StreamTimeline.Of(Start, End, StreamEventSource.Webhook, heard);
}
