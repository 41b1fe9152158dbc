using System.ComponentModel.DataAnnotations;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Shared;

/// <summary>One of the spellings of an enum; the value stays the text that was sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownWordAttribute<TEnum>()
    : ValidationAttribute(() => $"Choose one of: {string.Join(", ", WireName.All<TEnum>())}.")
    where TEnum : struct, Enum
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || WireName.TryParse<TEnum>(text, out _);
}
