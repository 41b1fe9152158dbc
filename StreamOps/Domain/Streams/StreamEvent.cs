using System.Text.Json.Serialization;

namespace StreamOps.Domain.Streams;

/// <summary>What can happen to a stream, in the order in which things of one instant are told.</summary>
public enum StreamEventKind
{
    [JsonStringEnumMemberName("started")]
    Started,

    [JsonStringEnumMemberName("publisher-connected")]
    PublisherConnected,

    [JsonStringEnumMemberName("relay-starting")]
    RelayStarting,

    [JsonStringEnumMemberName("relay-active")]
    RelayActive,

    /// <summary>The relay or the live input failed; a vendor that said why gave a code.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    [JsonStringEnumMemberName("relay-stopped")]
    RelayStopped,

    /// <summary>A host was gone without having left.</summary>
    [JsonStringEnumMemberName("publisher-disconnected")]
    PublisherDisconnected,

    [JsonStringEnumMemberName("ended")]
    Ended,
}

/// <summary>Who said that something happened.</summary>
public enum StreamEventSource
{
    [JsonStringEnumMemberName("webhook")]
    Webhook,

    [JsonStringEnumMemberName("polling")]
    Polling,

    [JsonStringEnumMemberName("sampling")]
    Sampling,

    [JsonStringEnumMemberName("api")]
    Api,

    /// <summary>Nobody: the stream was closed at its last sign of life.</summary>
    [JsonStringEnumMemberName("timeout")]
    Timeout,
}

/// <summary>Something that happened to a stream.</summary>
/// <param name="At">The teller's own time of the event, UTC; never the time of arrival.</param>
/// <param name="Source">Null where it was never written down, as for streams older than the table.</param>
/// <param name="Code">The vendor's own, such as <c>ERR_GOP_OUT_OF_RANGE</c>; empty where none was given.</param>
/// <param name="Detail">The vendor's own words; null where none were given.</param>
public sealed record StreamEvent(DateTimeOffset At, StreamEventKind Kind, StreamEventSource? Source, string Code = "", string? Detail = null)
{
    public static StreamEventKind KindOf(RelayStatus relay) => relay switch
    {
        RelayStatus.Starting => StreamEventKind.RelayStarting,
        RelayStatus.Active => StreamEventKind.RelayActive,
        RelayStatus.Stopped => StreamEventKind.RelayStopped,
        _ => StreamEventKind.Error,
    };
}
