using StreamOps.Domain.Streams;

namespace StreamOps.Data.Streams;

/// <summary>How often this system samples a stream.</summary>
/// <param name="Seconds">Seconds of the application's clock between two samples; under a demo clock these pass faster than real ones.</param>
public sealed record SamplingCadence(int Seconds)
{
    public TimeSpan Interval => TimeSpan.FromSeconds(Seconds);

    /// <summary>What a vendor's word or a poll begins on a channel: sampled by us, on the legs that the channel has.</summary>
    public NewStream NewStream(ChannelRow channel, DateTimeOffset startedAt, StreamEventSource source) =>
        new(channel.Id, null, startedAt, channel.SignalledMode, 1, channel.Tier, channel.Relay, Seconds, true) { Source = source };
}
