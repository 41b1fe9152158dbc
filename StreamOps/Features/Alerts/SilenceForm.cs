using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Alerts;

/// <summary>A silence or maintenance window as it is typed. Times are minutes of the billing zone.</summary>
public sealed class SilenceForm
{
    private const int LongestReason = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(62);

    /// <summary>The same form sent twice is one silence.</summary>
    public Guid Key { get; set; }

    /// <summary>Empty: every rule.</summary>
    public string? Rule { get; set; }

    /// <summary>Name or id, in whole or in part. Empty: every channel, and what belongs to none.</summary>
    public string? Channel { get; set; }

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public string? Reason { get; set; }

    public static SilenceForm New(DateTimeOffset now, TimeZoneInfo zone) => new()
    {
        Key = Guid.NewGuid(),
        StartsAt = LocalMinute.Write(now, zone),
        EndsAt = LocalMinute.Write(now.AddHours(1), zone),
    };

    /// <summary>The silence, or null with a message beside every field that is wrong.</summary>
    /// <param name="channels">Those that <see cref="Channel"/> may mean.</param>
    public SilenceDraft? Read(ModelStateDictionary errors, IReadOnlyList<NamedChannel> channels, TimeZoneInfo zone, DateTimeOffset now)
    {
        AlertRuleKind? kind = WireName.TryParse<AlertRuleKind>(Rule, out var named) ? named : null;
        Check(errors, kind is not null || string.IsNullOrEmpty(Rule), nameof(Rule), "Choose a rule, or all of them.");
        var channel = channels is [var only] ? only : null;
        Check(errors, channel is not null || string.IsNullOrWhiteSpace(Channel), nameof(Channel), WhichChannel(channels));
        var reason = OneLine.Of(Reason ?? "", LongestReason);
        Check(errors, reason.Length > 0 && Reason!.Trim().Length <= LongestReason, nameof(Reason), "Say why, in at most 500 characters.");
        var span = Span(errors, zone, now);
        return errors.IsValid ? new SilenceDraft(kind, channel?.Id, null, Covers(kind, channel?.Name), reason, span) : null;
    }

    private Interval Span(ModelStateDictionary errors, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (start, end) = (LocalMinute.Read(StartsAt, zone), LocalMinute.Read(EndsAt, zone));
        Check(errors, start is not null, nameof(StartsAt), $"Choose a day and time that there is in {zone.Id}.");
        Check(errors, end is not null, nameof(EndsAt), $"Choose a day and time that there is in {zone.Id}.");
        if (start is not { } from || end is not { } to)
        {
            return default;
        }

        Check(errors, to > from && to > now && to - from <= Longest, nameof(EndsAt), "It ends after its start and after now, at most 62 days later.");
        return new Interval(from, to);
    }

    private static string WhichChannel(IReadOnlyList<NamedChannel> channels) =>
        WhichOne.Of("channel", "id", [.. channels.Select(c => (c.Name, c.ExternalId))]) + (channels.Count == 0 ? " Leave the field empty for everything." : "");

    private static string Covers(AlertRuleKind? kind, string? channel) => (kind, channel) switch
    {
        (null, null) => "Everything",
        ({ } rule, null) => AlertWords.Title(rule),
        (null, { } name) => $"All of channel {name}",
        ({ } rule, { } name) => $"{AlertWords.Title(rule)}: {name}",
    };

    private static void Check(ModelStateDictionary errors, bool right, string field, string message)
    {
        if (!right)
        {
            errors.AddModelError($"Form.{field}", message);
        }
    }
}
