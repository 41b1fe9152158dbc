namespace StreamOps.Domain.Streams;

/// <summary>What is known of a host of an Agora channel.</summary>
/// <param name="Seq">Agora's own order of the user's events (<c>clientSeq</c>).</param>
/// <param name="At">Since when, UTC.</param>
public sealed record HostState(decimal Seq, bool Present, DateTimeOffset At);

/// <summary>A notice about one host.</summary>
/// <param name="Seq">Grows with every event of the user; orders them whatever the order of arrival.</param>
/// <param name="At">UTC.</param>
public sealed record HostWord(decimal Seq, bool Present, DateTimeOffset At)
{
    /// <summary>Agora's reasons of a leave that the person did not ask for: time-out, network, addresses, abnormal, unknown. Its own servers' (4) too.</summary>
    private static readonly int[] AbruptReasons = [2, 4, 9, 10, 99, 999];

    /// <summary>Of a leave: how long the user had been in the channel; null where not said.</summary>
    public TimeSpan? Stay { get; init; }

    public static bool IsAbrupt(int? reason) => reason is { } r && AbruptReasons.Contains(r);

    /// <summary>What is known after this word.</summary>
    /// <param name="known">What was known; null for a host never heard of.</param>
    /// <param name="destroyedAt">When the channel was last destroyed: who joined before is gone since then at the latest.</param>
    public HostStep Take(HostState? known, DateTimeOffset? destroyedAt)
    {
        var isNewest = known is null || Seq > known.Seq;
        var since = Present ? null : isNewest && known is { Present: true } ? known.At : At - Stay;
        if (!isNewest)
        {
            return new HostStep(known!, false, since);
        }

        var gone = Present && At < destroyedAt;
        return new HostStep(gone ? new HostState(Seq, false, destroyedAt!.Value) : new HostState(Seq, Present, At), !gone, since);
    }
}

/// <param name="State">What is known of the host now.</param>
/// <param name="IsNewest">False where the word told of the past only.</param>
/// <param name="Since">Of a leave: since when the host had been there, as far as known.</param>
public sealed record HostStep(HostState State, bool IsNewest, DateTimeOffset? Since);
