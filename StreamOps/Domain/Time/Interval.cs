namespace StreamOps.Domain.Time;

/// <summary>A half-open span of time: <see cref="Start"/> belongs to it, <see cref="End"/> does not, so neighbours share nothing.</summary>
/// <param name="Start">First instant, UTC.</param>
/// <param name="End">First instant after, UTC. Before <paramref name="Start"/> means empty.</param>
public readonly record struct Interval(DateTimeOffset Start, DateTimeOffset End)
{
    public bool IsEmpty => End <= Start;

    /// <summary>Never negative.</summary>
    public TimeSpan Duration => IsEmpty ? TimeSpan.Zero : End - Start;

    /// <summary>Whole milliseconds: the grain in which all usage is added up.</summary>
    public long Milliseconds => Duration.Ticks / TimeSpan.TicksPerMillisecond;

    public bool Contains(DateTimeOffset instant) => instant >= Start && instant < End;

    public Interval Intersect(Interval other) =>
        new(Start > other.Start ? Start : other.Start, End < other.End ? End : other.End);
}
