using StreamOps.Domain.Alerts;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Alerts;

/// <summary>Somebody wants not to be told for a while.</summary>
public sealed class SilenceRow
{
    public long Id { get; set; }

    /// <summary>Of the form it came from: the same form sent twice is one silence.</summary>
    public Guid FormKey { get; set; }

    public AlertRuleKind? Kind { get; set; }

    public long? ChannelId { get; set; }

    public string? Subject { get; set; }

    /// <summary>What it covers, in words, as it was then.</summary>
    public required string Covers { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Silence ToSilence() => new(Id, Kind, ChannelId, Subject, new Interval(StartsAt, EndsAt));
}
