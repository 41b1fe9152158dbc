using StreamOps.Components;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>Alerts in words.</summary>
public static class AlertWords
{
    public static string Title(AlertRuleKind kind) => RuleText.Of(kind).Title;

    public static string When(AlertRuleKind kind) => RuleText.Of(kind).When;

    public static string Means(AlertRuleKind kind) => RuleText.Of(kind).Means;

    public static string ToDo(AlertRuleKind kind) => RuleText.Of(kind).ToDo;

    /// <summary>Label of the threshold's field.</summary>
    public static string Threshold(AlertRuleKind kind) => RuleText.Of(kind).Threshold ?? "";

    public static string Of(Severity severity) => severity.ToString();

    public static string Of(AlertState state) => state == AlertState.NoData ? "No data" : state.ToString();

    public static string Of(NoDataPolicy policy) => policy switch
    {
        NoDataPolicy.Show => "is shown as a state of its own",
        NoDataPolicy.Fire => "fires like the condition",
        _ => "changes nothing",
    };

    /// <summary>A value or threshold of a rule with its unit.</summary>
    public static string Value(AlertRuleKind kind, decimal? value) => RuleTraits.Of(kind).Unit switch
    {
        _ when value is null => Show.Unknown,
        RuleUnit.Percent => Show.Percent(value),
        RuleUnit.Minutes => Show.Duration((double)value * 60),
        RuleUnit.Count => Show.Count((long)value),
        _ => Show.Duration((double)value),
    };

    /// <summary>State of a badge and its icon.</summary>
    public static string Badge(AlertState state, Severity severity) => state switch
    {
        AlertState.Firing => severity switch { Severity.Critical => "poor", Severity.Warning => "fair", _ => "info" },
        AlertState.Acknowledged => "info",
        AlertState.Resolved or AlertState.Ok => "good",
        _ => "none",
    };

    public static string Badge(Severity severity) => severity switch { Severity.Critical => "poor", Severity.Warning => "fair", _ => "info" };

    /// <summary>A threshold as it is set: "1 min" and not "1 min 00 s".</summary>
    public static string Threshold(AlertRule rule) => RuleTraits.Of(rule.Kind).Unit switch
    {
        RuleUnit.None => Show.Unknown,
        RuleUnit.Seconds => Time(TimeSpan.FromSeconds((double)rule.Threshold)),
        RuleUnit.Minutes => Time(TimeSpan.FromMinutes((double)rule.Threshold)),
        _ => Value(rule.Kind, rule.Threshold),
    };

    /// <summary>"after 1 min", "at once".</summary>
    public static string After(TimeSpan time) => time == TimeSpan.Zero ? "at once" : $"after {Time(time)}";

    /// <summary>A time that somebody has set, in whole units where it is whole: "30 min", "4 h".</summary>
    public static string Time(TimeSpan time) => time switch
    {
        _ when time > TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerHour == 0 => $"{Show.Count((long)time.TotalHours)}\u00A0h",
        _ when time > TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerMinute == 0 => $"{Show.Count((long)time.TotalMinutes)}\u00A0min",
        _ => Show.Duration(time),
    };
}
