using StreamOps.Components;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Costs;

/// <summary>A month under one set of prices.</summary>
/// <param name="Preset">Null: the price book in force, and what its records say.</param>
public sealed record ComparedBook(PricePreset? Preset, Comparison Comparison)
{
    public string Name => Preset is { } preset ? $"Preset {WireName.Of(preset)}" : "Price book";
}

/// <summary>What the page of the comparison shows.</summary>
/// <param name="Latest">The newest month that can be chosen.</param>
/// <param name="Preset">The prices that are shown line by line; null: the price book.</param>
/// <param name="Books">The same month under every set of prices.</param>
public sealed record ComparisonReport(
    BillingMonth Latest, BillingMonth Month, PricePreset? Preset, AudienceKind Audience, IReadOnlyList<ComparedBook> Books)
{
    public ComparedBook Chosen => Books.Single(b => b.Preset == Preset);

    /// <summary>Address of the page with another choice and everything else as it is.</summary>
    public string Link(PricePreset? preset, AudienceKind audience) => Query.Of(
        "/costs/comparison",
        new Dictionary<string, string> { ["month"] = Month.ToString() },
        ("preset", preset is { } named ? WireName.Of(named) : null),
        ("audience", audience == AudienceKind.Interactive ? null : WireName.Of(audience)));

    /// <summary>The choices that a change of month keeps.</summary>
    public IReadOnlyDictionary<string, string> Keep
    {
        get
        {
            var keep = new Dictionary<string, string>();
            if (Preset is { } preset)
            {
                keep["preset"] = WireName.Of(preset);
            }

            if (Audience != AudienceKind.Interactive)
            {
                keep["audience"] = WireName.Of(Audience);
            }

            return keep;
        }
    }
}
