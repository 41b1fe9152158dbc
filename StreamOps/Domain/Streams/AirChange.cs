namespace StreamOps.Domain.Streams;

/// <summary>What a signal does to the streams of its channel. Instants are UTC.</summary>
public abstract record AirChange
{
    /// <summary>A stream begins and is on air still.</summary>
    public sealed record Start(DateTimeOffset At) : AirChange;

    /// <summary>A stream is learnt of when it is over already.</summary>
    public sealed record Record(DateTimeOffset From, DateTimeOffset To) : AirChange;

    /// <summary>A stream began earlier than was known.</summary>
    public sealed record MoveStart(long StreamId, DateTimeOffset At) : AirChange;

    /// <summary>A live stream ends, or the end of a past one is put right.</summary>
    public sealed record End(long StreamId, DateTimeOffset At) : AirChange;

    /// <summary>A live stream has lost its publisher, perhaps for a moment.</summary>
    public sealed record Lose(long StreamId, DateTimeOffset At) : AirChange;

    /// <summary>The publisher of a live stream is back.</summary>
    public sealed record Regain(long StreamId) : AirChange;

    /// <summary>The relay's state changes, the stream goes on.</summary>
    public sealed record Relay(long StreamId, RelayStatus Status) : AirChange;
}
