namespace StreamOps.Domain.Streams;

/// <summary>A stream as the rules of beginning and end see it.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC; null while live.</param>
public sealed record AirSpan(long Id, DateTimeOffset Start, DateTimeOffset? End)
{
    /// <summary>Closed by polling or time-out: a vendor's word moves the end.</summary>
    public bool EndIsGuess { get; init; }

    /// <summary>Closed by the platform's own backend, whose word no notice overrules.</summary>
    public bool EndIsFinal { get; init; }

    /// <summary>When the publisher was lost unexpectedly; null otherwise.</summary>
    public DateTimeOffset? LostAt { get; init; }

    public bool IsLive => End is null;
}

/// <summary>What is known about a channel when a signal comes, the signal itself taken into account.</summary>
public sealed record AirState
{
    /// <summary>The stream that was, or is, on air at the signal's instant. An end is no longer part of its stream.</summary>
    public AirSpan? Around { get; init; }

    /// <summary>The last stream that had ended by then.</summary>
    public AirSpan? Before { get; init; }

    /// <summary>The first stream that began later.</summary>
    public AirSpan? After { get; init; }

    /// <summary>A host is in the Agora channel now, as far as notices tell.</summary>
    public bool HostsPresent { get; init; }

    /// <summary>When the last host left; null while one is there, and where no notice ever came.</summary>
    public DateTimeOffset? AgoraOffAt { get; init; }

    /// <summary>When the live input was disconnected; null while connected, and where no notice ever came.</summary>
    public DateTimeOffset? CloudflareOffAt { get; init; }
}
