using System.ComponentModel.DataAnnotations;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Features.Costs.Terms;

/// <summary>The key of terms that a vendor publishes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownPresetAttribute()
    : ValidationAttribute(() => $"Choose one of: {string.Join(", ", TermPresets.All.Select(p => p.Key))}.")
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || TermPresets.Find(text) is not null;
}
