using StreamOps.Domain.Time;

namespace StreamOps.Domain.Alerts;

/// <summary>Alerts that tell nobody for a while. A maintenance window is one that begins later. What is null matches everything.</summary>
/// <param name="Subject">Key of an <see cref="AlertSubject"/>.</param>
public sealed record Silence(long Id, AlertRuleKind? Kind, long? ChannelId, string? Subject, Interval Span)
{
    public bool Covers(AlertRuleKind kind, AlertSubject subject, DateTimeOffset now) =>
        Span.Start <= now && now < Span.End
        && (Kind is null || Kind == kind)
        && (ChannelId is null || ChannelId == subject.ChannelId)
        && (Subject is null || Subject == subject.Key);
}
