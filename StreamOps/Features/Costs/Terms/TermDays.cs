using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Reads from when to when a term holds. What belongs to a whole month begins on its first day and ends on its last.</summary>
internal sealed class TermDays(TermForm form, ModelStateDictionary errors)
{
    /// <summary>Longest time for which storage is bought.</summary>
    private const int MostYears = 5;

    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    public (DateOnly From, DateOnly? To) Read(TermKind kind)
    {
        if (Day(form.ValidFrom, nameof(TermForm.ValidFrom)) is not { } from)
        {
            return default;
        }

        var isMonthly = PriceTerm.IsMonthlyKind(kind);
        Check(!isMonthly || from.Day == 1, nameof(TermForm.ValidFrom), "This belongs to whole months: choose the first day of one.");
        return kind == TermKind.TopUp ? (from, TopUp.YearFrom(from)) : (from, Last(kind, from, isMonthly));
    }

    private DateOnly? Last(TermKind kind, DateOnly from, bool isMonthly)
    {
        if (string.IsNullOrWhiteSpace(form.ValidTo))
        {
            Check(kind != TermKind.StorageBlocks, nameof(TermForm.ValidTo), "Choose the last day for which it was bought.");
            return null;
        }

        if (Day(form.ValidTo, nameof(TermForm.ValidTo)) is not { } to)
        {
            return null;
        }

        Check(to >= from, nameof(TermForm.ValidTo), "The last day comes before the first.");
        Check(!isMonthly || to.AddDays(1).Day == 1, nameof(TermForm.ValidTo), "This belongs to whole months: choose the last day of one.");
        Check(kind != TermKind.StorageBlocks || to < from.AddYears(MostYears), nameof(TermForm.ValidTo), "Storage is bought for at most 5 years.");
        return to;
    }

    private DateOnly? Day(string? text, string name)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day < Latest;
        Check(isDay, name, "Choose a day from 2000 to 2099, written yyyy-mm-dd.");
        return isDay ? day : null;
    }

    private void Check(bool right, string name, string message)
    {
        if (!right)
        {
            errors.AddModelError($"Form.{name}", message);
        }
    }
}
