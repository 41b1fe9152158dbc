using StreamOps.Domain.Alerts;
using StreamOps.Domain.Text;

namespace StreamOps.Data.Alerts;

/// <summary>One trouble from its first sign to its end. Of a rule and a subject at most one is open, which the index sees to.</summary>
public sealed class AlertRow
{
    public const int LongestSays = 1000;

    public long Id { get; set; }

    public AlertRuleKind Kind { get; set; }

    /// <summary>Key of an <see cref="AlertSubject"/>.</summary>
    public required string Subject { get; set; }

    /// <summary>Of the subject as it was then.</summary>
    public required string SubjectName { get; set; }

    public long? ChannelId { get; set; }

    public long? StreamId { get; set; }

    public AlertState State { get; set; }

    public Severity Severity { get; set; }

    public DateTimeOffset Since { get; set; }

    public DateTimeOffset BadSince { get; set; }

    public DateTimeOffset? FiredAt { get; set; }

    public DateTimeOffset? FineSince { get; set; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    public decimal? Value { get; set; }

    public decimal? Worst { get; set; }

    public required string Says { get; set; }

    /// <summary>Why nobody is told; null: people are.</summary>
    public string? MutedBy { get; set; }

    public DateTimeOffset? ToldAt { get; set; }

    public DateTimeOffset? EscalatedAt { get; set; }

    /// <summary>How often people were told: with the id it is the key of a notification.</summary>
    public int Tellings { get; set; }

    public Guid? OwnerId { get; set; }

    public string? OwnerName { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public string? Note { get; set; }

    /// <summary>Grows with every write: of two writers one wins, the other looks again.</summary>
    public int Version { get; set; }

    public AlertStanding Standing => new(State, Since, BadSince)
    {
        FiredAt = FiredAt,
        FineSince = FineSince,
        ResolvedAt = ResolvedAt,
        Value = Value,
        Worst = Worst,
        Says = Says,
        ToldAt = ToldAt,
        EscalatedAt = EscalatedAt,
    };

    public bool IsOpen => ResolvedAt is null;

    /// <summary>As it stands, the way it is kept.</summary>
    public void Take(AlertStanding standing)
    {
        (State, Since, BadSince, FiredAt, FineSince, ResolvedAt) =
            (standing.State, standing.Since, standing.BadSince, standing.FiredAt, standing.FineSince, standing.ResolvedAt);
        (Value, Worst, Says, ToldAt, EscalatedAt) =
            (standing.Value, standing.Worst, standing.Says.To(LongestSays), standing.ToldAt, standing.EscalatedAt);
        Version++;
    }
}

/// <summary>A step in the life of an alert.</summary>
public sealed class AlertChangeRow
{
    public long Id { get; set; }

    public long AlertId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>E-mail address of a person, or <c>system</c>.</summary>
    public required string Who { get; set; }

    /// <summary>The same as <see cref="To"/> where it was only told of again.</summary>
    public AlertState From { get; set; }

    public AlertState To { get; set; }

    public required string Why { get; set; }
}
