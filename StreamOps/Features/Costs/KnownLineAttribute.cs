using System.ComponentModel.DataAnnotations;
using StreamOps.Domain.Pricing;

namespace StreamOps.Features.Costs;

/// <summary>A service and cost type that exist, written <c>agora/relay</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownLineAttribute()
    : ValidationAttribute("Choose a line such as agora/relay or cloudflare/delivery.")
{
    public static CostKind? Find(string? text) =>
        CostKind.All.Where(kind => kind.ToString() == text).Select(kind => (CostKind?)kind).FirstOrDefault();

    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || Find(text) is not null;
}
