namespace StreamOps.Domain.Alerts;

/// <summary>One alert as it stands. Instants are UTC.</summary>
/// <param name="State">Never <see cref="AlertState.Ok"/>.</param>
/// <param name="Since">When it came into its state.</param>
/// <param name="BadSince">When the condition began to hold; of one without data, when data went missing.</param>
public sealed record AlertStanding(AlertState State, DateTimeOffset Since, DateTimeOffset BadSince)
{
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>All has been well since then; null while it is not.</summary>
    public DateTimeOffset? FineSince { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>By the newest look; null where there is no figure.</summary>
    public decimal? Value { get; init; }

    public decimal? Worst { get; init; }

    /// <summary>The newest finding.</summary>
    public string Says { get; init; } = "";

    /// <summary>When people were last told of it; null: never, since it was muted.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    public bool IsBurning => State is AlertState.Firing or AlertState.Acknowledged;

    /// <summary>How long the condition has held, the calm of its recovery not counted.</summary>
    public TimeSpan Lasted(DateTimeOffset now) => (FineSince ?? ResolvedAt ?? now) - BadSince;

    /// <summary>Somebody takes it; only what fires can be taken.</summary>
    public AlertStanding? Acknowledged(DateTimeOffset now) =>
        IsBurning ? this with { State = AlertState.Acknowledged, Since = State == AlertState.Acknowledged ? Since : now } : null;

    internal AlertStanding Seeing(Observation seen) => seen.Sight is Sight.Unknown
        ? this with { Value = null, Says = seen.Says }
        : this with { Value = seen.Value, Worst = Larger(Worst, seen.Value), Says = seen.Says.Length > 0 ? seen.Says : Says };

    internal AlertStanding In(AlertState state, DateTimeOffset now) => State == state ? this : this with { State = state, Since = now };

    private static decimal? Larger(decimal? one, decimal? other) => one is null || other > one ? other ?? one : one;
}
