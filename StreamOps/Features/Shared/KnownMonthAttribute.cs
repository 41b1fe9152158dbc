using System.ComponentModel.DataAnnotations;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Shared;

/// <summary>A month that a page can show: far from the edges of the calendar, where there is no month before or after.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownMonthAttribute()
    : ValidationAttribute("Choose a month from 2000-01 to 2199-12.")
{
    public override bool IsValid(object? value) => value is not BillingMonth month || month.Year is >= 2000 and < 2200;
}
