using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Alerts;

/// <summary>A rule as it is typed. Figures are read with a decimal point whatever the server's language.</summary>
public sealed class RuleForm
{
    private const int MostSeconds = 86_400;
    private const int MostMinutes = 43_200;
    private const int MostWindow = 60;

    /// <summary>Of the rule that was shown.</summary>
    public int Version { get; set; }

    public bool IsOn { get; set; }

    public string? Threshold { get; set; }

    public string? WindowMinutes { get; set; }

    public string? PendingSeconds { get; set; }

    public string? RecoverySeconds { get; set; }

    public string? Severity { get; set; }

    public string? NoData { get; set; }

    public string? EscalateMinutes { get; set; }

    public string? RepeatMinutes { get; set; }

    /// <summary>What was rehearsed: a form that has been changed since is rehearsed again.</summary>
    public string? Rehearsed { get; set; }

    public string Fingerprint => string.Join('|', IsOn, Threshold, WindowMinutes, PendingSeconds, RecoverySeconds, Severity, NoData, EscalateMinutes, RepeatMinutes);

    public bool IsRehearsed => Rehearsed == Fingerprint;

    public static RuleForm Of(AlertRule rule) => new()
    {
        Version = rule.Version,
        IsOn = rule.IsOn,
        Threshold = rule.Threshold.ToString("0.##", CultureInfo.InvariantCulture),
        WindowMinutes = rule.WindowMinutes?.ToString(CultureInfo.InvariantCulture),
        PendingSeconds = Text(rule.Pending.TotalSeconds),
        RecoverySeconds = Text(rule.Recovery.TotalSeconds),
        Severity = WireName.Of(rule.Severity),
        NoData = WireName.Of(rule.NoData),
        EscalateMinutes = Text(rule.EscalateAfter?.TotalMinutes),
        RepeatMinutes = Text(rule.RepeatEvery?.TotalMinutes),
    };

    /// <summary>The rule, or null with a message beside every field that is wrong.</summary>
    public AlertRule? Read(ModelStateDictionary errors, AlertRuleKind kind)
    {
        var traits = RuleTraits.Of(kind);
        var threshold = traits.HasThreshold ? Limit(errors, traits) : 0;
        var window = traits.HasWindow ? Whole(errors, WindowMinutes, nameof(WindowMinutes), 1, MostWindow) : null;
        var pending = Whole(errors, PendingSeconds, nameof(PendingSeconds), 0, MostSeconds);
        var recovery = Whole(errors, RecoverySeconds, nameof(RecoverySeconds), 0, MostSeconds);
        var escalate = string.IsNullOrWhiteSpace(EscalateMinutes) ? null : Whole(errors, EscalateMinutes, nameof(EscalateMinutes), 1, MostMinutes);
        var repeat = string.IsNullOrWhiteSpace(RepeatMinutes) ? null : Whole(errors, RepeatMinutes, nameof(RepeatMinutes), 5, MostMinutes);
        Check(errors, WireName.TryParse<Severity>(Severity, out var severity), nameof(Severity), "Choose a severity.");
        Check(errors, WireName.TryParse<NoDataPolicy>(NoData, out var policy), nameof(NoData), "Choose what a lack of data means.");
        return errors.IsValid
            ? new AlertRule(
                kind, IsOn, threshold, window, TimeSpan.FromSeconds(pending ?? 0), TimeSpan.FromSeconds(recovery ?? 0), severity, policy, Minutes(escalate), Minutes(repeat), Version)
            : null;
    }

    private decimal Limit(ModelStateDictionary errors, RuleTraits traits)
    {
        var isRight = decimal.TryParse(Threshold?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)
            && limit >= traits.Least && limit <= traits.Most && decimal.Round(limit, 2) == limit;
        Check(errors, isRight, nameof(Threshold), string.Create(CultureInfo.InvariantCulture, $"Write a figure from {traits.Least:0.##} to {traits.Most:0.##}, with at most 2 decimals."));
        return limit;
    }

    private static int? Whole(ModelStateDictionary errors, string? text, string field, int least, int most)
    {
        var isRight = int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
        Check(errors, isRight, field, string.Create(CultureInfo.InvariantCulture, $"Write a whole number from {least} to {most}."));
        return isRight ? number : null;
    }

    private static void Check(ModelStateDictionary errors, bool right, string field, string message)
    {
        if (!right)
        {
            errors.AddModelError($"Form.{field}", message);
        }
    }

    private static TimeSpan? Minutes(int? minutes) => minutes is { } m ? TimeSpan.FromMinutes(m) : null;

    private static string? Text(double? figure) => figure?.ToString("0", CultureInfo.InvariantCulture);
}
