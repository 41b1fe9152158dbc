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

    /// <summary>What is covered is one that <see cref="Named"/> says.</summary>
    public const string OneSeller = "seller";
    public const string OneChannel = "channel";

    private const decimal Most = 100_000_000m;
    private const int LongestName = 200;
    private static readonly TimeSpan LongestEvent = TimeSpan.FromDays(62);

    /// <summary>What it was read to cover: a name may come to mean another.</summary>
    private BudgetScope? scope;

    /// <summary>The same form sent twice is one budget.</summary>
    public Guid Key { get; set; }

    /// <summary>Of the budget that was shown; 0 of a new one.</summary>
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Covers { get; set; } = BudgetScope.All.ToString();

    /// <summary>Name of the seller or channel, or what is unique of it: address or id.</summary>
    public string? Named { get; set; }

    public string? AmountUsd { get; set; }

    public string? Period { get; set; } = Monthly;

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public List<ThresholdForm> Thresholds { get; set; } = [];

    /// <summary>What was rehearsed: a form that has been changed since is rehearsed again.</summary>
    public string? Rehearsed { get; set; }

    /// <summary>All that the rehearsal depends on.</summary>
    public string Fingerprint => string.Join('|', [scope?.ToString(), AmountUsd, Period, StartsAt, EndsAt, .. Thresholds.Select(t => t.ToString())]);

    public bool IsRehearsed => Rehearsed == Fingerprint;

    /// <param name="named">What finds the budget's seller or channel; null where it covers neither.</param>
    public static BudgetForm Of(Budget? budget, string? named, BillingCalendar calendar) => new()
    {
        Key = Guid.NewGuid(),
        Version = budget?.Version ?? 0,
        Name = budget?.Name,
        Covers = budget?.Scope.Kind switch
        {
            BudgetScopeKind.Seller => OneSeller,
            BudgetScopeKind.Channel => OneChannel,
            _ => (budget?.Scope ?? BudgetScope.All).ToString(),
        },
        Named = named,
        AmountUsd = budget?.AmountUsd.ToString("0.##", CultureInfo.InvariantCulture),
        Period = budget is { IsMonthly: false } ? Planned : Monthly,
        StartsAt = LocalMinute.Write(budget?.Event?.Start, calendar.Zone),
        EndsAt = LocalMinute.Write(budget?.Event?.End, calendar.Zone),
        Thresholds = ThresholdForm.Rows(budget?.Thresholds ?? Threshold.Usual),
    };

    /// <summary>The budget, or null with a message beside every field that is wrong.</summary>
    /// <param name="found">All that <see cref="Covers"/> and <see cref="Named"/> may mean.</param>
    public BudgetDraft? Read(ModelStateDictionary errors, IReadOnlyList<BudgetChoice> found, BillingCalendar calendar)
    {
        var name = Name?.Trim() ?? "";
        Check(errors, name.Length is > 0 and <= LongestName && !name.Any(char.IsControl), nameof(Name), "Give it a name of at most 200 characters, on one line.");
        CheckScope(errors, found);
        scope = found is [var only] ? only.Scope : null;
        var isAmount = decimal.TryParse(AmountUsd?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is > 0 and <= Most && decimal.Round(amount, 2) == amount;
        Check(errors, isAmount, nameof(AmountUsd), "Write an amount in USD from 0.01 to 100,000,000, with at most 2 decimals, for example 250.00.");
        Check(errors, Period is Monthly or Planned, nameof(Period), "Choose every month or one planned event.");
        var planned = Period == Planned ? Span(errors, calendar) : null;
        var thresholds = ThresholdForm.Read(errors, Thresholds);
        return errors.IsValid ? new BudgetDraft(name, scope ?? BudgetScope.All, amount, planned, thresholds) : null;
    }

    private void CheckScope(ModelStateDictionary errors, IReadOnlyList<BudgetChoice> found)
    {
        if (Covers is not (OneSeller or OneChannel))
        {
            Check(errors, found.Count == 1, nameof(Covers), "Choose what the budget covers.");
            Check(errors, string.IsNullOrWhiteSpace(Named), nameof(Named), "This is for one seller or one channel: choose that, or leave the field empty.");
            return;
        }

        var key = Covers == OneSeller ? "address" : "id";
        var which = string.IsNullOrWhiteSpace(Named) ? $"Write which {Covers}: name or {key}." : WhichOne.Of(Covers, key, [.. found.Select(f => (f.Name, f.Key ?? ""))]);
        Check(errors, found.Count == 1, nameof(Named), which);
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
