using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Budgets;

/// <summary>A budget as it is typed. Figures are read with a decimal point whatever the server's language.</summary>
public sealed class BudgetForm
{
    public const string Monthly = "monthly";
    public const string Planned = "event";

    private const decimal Most = 100_000_000m;
    private const int LongestName = 200;
    private static readonly TimeSpan LongestEvent = TimeSpan.FromDays(62);

    /// <summary>The same form sent twice is one budget.</summary>
    public Guid Key { get; set; }

    /// <summary>Of the budget that was shown; 0 of a new one.</summary>
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Covers { get; set; } = BudgetScope.All.ToString();

    public string? AmountUsd { get; set; }

    public string? Period { get; set; } = Monthly;

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public List<ThresholdForm> Thresholds { get; set; } = [];

    /// <summary>What was rehearsed: a form that has been changed since is rehearsed again.</summary>
    public string? Rehearsed { get; set; }

    /// <summary>All that the rehearsal depends on.</summary>
    public string Fingerprint => string.Join('|', [Covers, AmountUsd, Period, StartsAt, EndsAt, .. Thresholds.Select(t => t.ToString())]);

    public bool IsRehearsed => Rehearsed == Fingerprint;

    public static BudgetForm Of(Budget? budget, BillingCalendar calendar) => new()
    {
        Key = Guid.NewGuid(),
        Version = budget?.Version ?? 0,
        Name = budget?.Name,
        Covers = (budget?.Scope ?? BudgetScope.All).ToString(),
        AmountUsd = budget?.AmountUsd.ToString("0.##", CultureInfo.InvariantCulture),
        Period = budget is { IsMonthly: false } ? Planned : Monthly,
        StartsAt = LocalMinute.Write(budget?.Event?.Start, calendar.Zone),
        EndsAt = LocalMinute.Write(budget?.Event?.End, calendar.Zone),
        Thresholds = ThresholdForm.Rows(budget?.Thresholds ?? Threshold.Usual),
    };

    /// <summary>The budget, or null with a message beside every field that is wrong.</summary>
    public BudgetDraft? Read(ModelStateDictionary errors, IReadOnlyList<BudgetChoice> choices, BillingCalendar calendar)
    {
        var name = Name?.Trim() ?? "";
        Check(errors, name.Length is > 0 and <= LongestName && !name.Any(char.IsControl), nameof(Name), "Give it a name of at most 200 characters, on one line.");
        var covers = BudgetScope.TryParse(Covers, out var scope) && choices.Any(c => c.Scope == scope);
        Check(errors, covers, nameof(Covers), "Choose what the budget covers.");
        var isAmount = decimal.TryParse(AmountUsd?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is > 0 and <= Most && decimal.Round(amount, 2) == amount;
        Check(errors, isAmount, nameof(AmountUsd), "Write an amount in USD from 0.01 to 100,000,000, with at most 2 decimals, for example 250.00.");
        Check(errors, Period is Monthly or Planned, nameof(Period), "Choose every month or one planned event.");
        var planned = Period == Planned ? Span(errors, calendar) : null;
        var thresholds = ThresholdForm.Read(errors, Thresholds);
        return errors.IsValid ? new BudgetDraft(name, scope, amount, planned, thresholds) : null;
    }

    private Interval? Span(ModelStateDictionary errors, BillingCalendar calendar)
    {
        var start = LocalMinute.Read(StartsAt, calendar.Zone);
        var end = LocalMinute.Read(EndsAt, calendar.Zone);
        Check(errors, start is not null, nameof(StartsAt), $"Choose a day and time that there is in {calendar.Zone.Id}.");
        Check(errors, end is not null, nameof(EndsAt), $"Choose a day and time that there is in {calendar.Zone.Id}.");
        if (start is not { } from || end is not { } to)
        {
            return null;
        }

        Check(errors, to > from && to - from <= LongestEvent, nameof(EndsAt), "An event ends after its start, at most 62 days later.");
        return new Interval(from, to);
    }

    internal static void Check(ModelStateDictionary errors, bool right, string name, string message)
    {
        if (!right)
        {
            errors.AddModelError($"Form.{name}", message);
        }
    }
}
