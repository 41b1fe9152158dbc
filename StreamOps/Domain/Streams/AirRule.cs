namespace StreamOps.Domain.Streams;

/// <summary>
/// When streams begin and end. Notices come late, twice and in any order; what they leave behind is the same in every order.
/// Where an Agora host is known, hosts alone decide; Cloudflare's word decides for channels of which Agora said nothing.
/// </summary>
public static class AirRule
{
    /// <summary>Two sources see one beginning within this time of each other: a relay takes seconds to connect, polling up to a minute.</summary>
    public static readonly TimeSpan SameBeginning = TimeSpan.FromMinutes(2);

    /// <summary>How long a publisher may be gone without having left. Agora: wait 60 s before forgetting a user.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<AirChange> Decide(AirState state, AirSignal signal) =>
        signal.OnAir ? OnAir(state, signal)
        : signal.Leg == AirLeg.Agora ? HostsGone(state, signal)
        : Disconnected(state, signal);

    private static IReadOnlyList<AirChange> OnAir(AirState state, AirSignal signal) => state.Around switch
    {
        { IsLive: true } live => [.. Back(live, signal), .. Connected(live, signal)],
        { } past => Outlasted(past, state, signal) ? [new AirChange.End(past.Id, state.AgoraOffAt!.Value)] : [],
        null => Begun(state, signal),
    };

    private static IReadOnlyList<AirChange> Begun(AirState state, AirSignal signal)
    {
        var off = OffAfter(state, signal);
        if (state.After is { } next && off is null && IsBeginningOf(next, signal))
        {
            return [new AirChange.MoveStart(next.Id, signal.At), .. Connected(next, signal)];
        }

        return off is { } end ? [new AirChange.Record(signal.At, end)]
            : state.After is null ? [new AirChange.Start(signal.At)]
            : [];
    }

    /// <summary>The next stream is the one that this word is about: another source saw it a little later, or polling found it late and it goes on.</summary>
    private static bool IsBeginningOf(AirSpan next, AirSignal signal) =>
        next.Start - signal.At <= SameBeginning || (next.IsLive && signal.IsNewest);

    /// <summary>When a broadcast that no stream covers was over; null where it may go on, or went over into the next stream. Hosts count before the relay.</summary>
    private static DateTimeOffset? OffAfter(AirState state, AirSignal signal)
    {
        var cloudflare = signal.Leg == AirLeg.Cloudflare && !state.HostsPresent ? state.CloudflareOffAt : null;
        return IsItsEnd(state.AgoraOffAt) ? state.AgoraOffAt : IsItsEnd(cloudflare) ? cloudflare : null;

        bool IsItsEnd(DateTimeOffset? off) => off > signal.At && (state.After is null || off < state.After.Start);
    }

    /// <summary>A further host was there too, and stayed longer than the one whose leave ended the stream.</summary>
    private static bool Outlasted(AirSpan past, AirState state, AirSignal signal) =>
        signal.Leg == AirLeg.Agora && !past.EndIsFinal
        && state.AgoraOffAt > past.End && (state.After is null || state.AgoraOffAt < state.After.Start);

    private static IEnumerable<AirChange> Back(AirSpan live, AirSignal signal)
    {
        if (signal is not { Leg: AirLeg.Agora, IsNewest: true } || live.LostAt is not { } lost || signal.At < lost)
        {
            return [];
        }

        return signal.At - lost <= Grace
            ? [new AirChange.Regain(live.Id)]
            : [new AirChange.End(live.Id, lost), new AirChange.Start(signal.At)];
    }

    private static IEnumerable<AirChange> Connected(AirSpan stream, AirSignal signal) =>
        stream.IsLive && signal is { Leg: AirLeg.Cloudflare, IsNewest: true } ? [new AirChange.Relay(stream.Id, RelayStatus.Active)] : [];

    private static IReadOnlyList<AirChange> HostsGone(AirState state, AirSignal signal)
    {
        if (state.Around is not { } stream)
        {
            return GoneOutside(state, signal);
        }

        IEnumerable<AirChange> start = signal.Since < stream.Start && stream.Start - signal.Since <= SameBeginning
            ? [new AirChange.MoveStart(stream.Id, signal.Since!.Value)]
            : [];
        return stream switch
        {
            { EndIsFinal: true } => [],
            { EndIsGuess: false } when !signal.IsNewest => [],
            { IsLive: true } when signal.Abrupt => [.. start, new AirChange.Lose(stream.Id, signal.At)],
            _ => [.. start, new AirChange.End(stream.Id, signal.At)],
        };
    }

    /// <summary>No stream was known to be on air: the end of the last one is put right, or a broadcast that nobody saw is written down.</summary>
    private static IReadOnlyList<AirChange> GoneOutside(AirState state, AirSignal signal)
    {
        if (signal.Since is not { } since || since >= signal.At)
        {
            return [];
        }

        return state.Before is { } past && since < past.End
            ? past.EndIsFinal ? [] : [new AirChange.End(past.Id, signal.At)]
            : [new AirChange.Record(since, signal.At)];
    }

    private static IReadOnlyList<AirChange> Disconnected(AirState state, AirSignal signal)
    {
        if (!signal.IsNewest)
        {
            return [];
        }

        return state switch
        {
            { Around: { IsLive: true } live } => state.HostsPresent || live.LostAt is not null
                ? [new AirChange.Relay(live.Id, RelayStatus.Stopped)]
                : [new AirChange.End(live.Id, signal.At)],
            { Around: { EndIsGuess: true } guessed } => [new AirChange.End(guessed.Id, signal.At)],
            { Around: null, Before: { EndIsGuess: true } guessed } when signal.Since < guessed.End => [new AirChange.End(guessed.Id, signal.At)],
            _ => [],
        };
    }
}
