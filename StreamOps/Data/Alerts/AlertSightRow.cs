using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>The worst that a rule saw of a subject in a minute. Written where it differs from the minute before, and again after <see cref="SightCourse.Again"/>.</summary>
public sealed class AlertSightRow
{
    public AlertRuleKind Kind { get; set; }

    /// <summary>Key of an <see cref="AlertSubject"/>.</summary>
    public required string Subject { get; set; }

    public DateTimeOffset Minute { get; set; }

    /// <summary>Of the subject as it was then.</summary>
    public required string SubjectName { get; set; }

    public long? ChannelId { get; set; }

    public long? StreamId { get; set; }

    public Sight Sight { get; set; }

    public decimal? Value { get; set; }

    public bool IsBadAnyway { get; set; }

    public KeptSight Kept => new(Minute, new RuleSight(Sight, Value, IsBadAnyway));

    public AlertSubject About => new(Subject, SubjectName, [], ChannelId, StreamId);
}
