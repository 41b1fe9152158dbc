using System.ComponentModel.DataAnnotations;

namespace StreamOps.Features.Costs;

/// <summary>A day of a month that a page can show.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownDayAttribute()
    : ValidationAttribute("Choose a day from 2000-01-01 to 2199-12-31.")
{
    public override bool IsValid(object? value) => value is not DateOnly day || day.Year is >= 2000 and < 2200;
}
