using StreamOps.Components;
using StreamOps.Domain.Pricing;

namespace StreamOps.Features.Costs.Prices;

/// <summary>A line and what it charges for: what a new price can be about.</summary>
public readonly record struct PricedLine(CostKind Kind, PriceBasis Basis)
{
    /// <summary>All that the calculator knows: the lines of the shipped books, what the vendors charge for before what the plan took for it.</summary>
    public static IReadOnlyList<PricedLine> All { get; } =
    [
        .. PricePresets.Rows(PricePreset.Published).Concat(PricePresets.Rows(PricePreset.Phase6))
            .Select(p => new PricedLine(p.Kind, p.Basis))
            .Distinct()
            .OrderBy(l => l.Kind),
    ];

    /// <summary>Those that vendors bill: all but what serves the comparison alone.</summary>
    public static IReadOnlyList<PricedLine> Billed { get; } =
        [.. All.Where(l => l.Basis is not (PriceBasis.AgoraOnlyHostMinutes or PriceBasis.AgoraOnlyAudienceMinutes or PriceBasis.AgoraOnlyBroadcastMinutes))];

    /// <summary>As the form sends it: <c>agora/relay:transcoded-minutes</c>.</summary>
    public string Key => $"{Kind}:{Domain.Streams.WireName.Of(Basis)}";

    public string Name => $"{CostWords.Of(Kind)}: {PriceWords.Of(Basis)}";

    public static PricedLine? Find(string? key) => All.Where(l => l.Key == key).Select(l => (PricedLine?)l).FirstOrDefault();
}
