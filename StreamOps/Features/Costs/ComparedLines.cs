using StreamOps.Domain.Pricing;

namespace StreamOps.Features.Costs;

/// <summary>Both sides of a comparison, line beside line.</summary>
public static class ComparedLines
{
    /// <returns>In the order of the tables; null where a side has no such line.</returns>
    public static IReadOnlyList<(CostKind Kind, CostLine? Hybrid, CostLine? Agora)> Of(Comparison comparison) =>
    [
        .. comparison.Hybrid.Concat(comparison.AgoraOnly).Select(l => l.Kind).Distinct().Order()
            .Select(kind => (kind, comparison.Hybrid.FirstOrDefault(l => l.Kind == kind), comparison.AgoraOnly.FirstOrDefault(l => l.Kind == kind))),
    ];
}
