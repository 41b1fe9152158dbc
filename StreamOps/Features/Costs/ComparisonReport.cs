using System.Globalization;
using StreamOps.Components;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Costs;

/// <summary>A month under one set of prices.</summary>
/// <param name="Preset">Null: the price book in force, and what its records say.</param>
/// <param name="Same">The other name of the same prices, where it has one.</param>
public sealed record ComparedBook(PricePreset? Preset, Comparison Comparison, string? Same = null)
{
    public static ComparedBook Of(PricePreset? preset, Comparison comparison, PriceBookOrigin stored) => new(
        preset,
        comparison,
        preset is null
            ? stored is { Preset: { } whole, Added: 0 } ? $"preset {WireName.Of(whole)}" : null
            : stored.IsJust(preset) ? "price book" : null);

    public string Name => Preset is { } preset ? $"Preset {WireName.Of(preset)}" : "Price book";
}

/// <summary>What the page of the comparison shows.</summary>
/// <param name="Latest">The newest month that can be chosen.</param>
/// <param name="Preset">The prices that are shown line by line; null: the price book.</param>
/// <param name="Books">The same month under every set of prices.</param>
/// <param name="BreakEven">An hour under the chosen prices.</param>
/// <param name="Asked">Viewers and tier as the address says them.</param>
/// <param name="Counted">What every figure of the page shares.</param>
public sealed record ComparisonReport(
    BillingMonth Latest,
    BillingMonth Month,
    PricePreset? Preset,
    AudienceKind Audience,
    IReadOnlyList<ComparedBook> Books,
    BreakEvenReport BreakEven,
    AskedBreakEven Asked,
    Counted Counted)
{
    private const string Path = "/costs/comparison";

    /// <summary>Each set of prices once: a preset that the price book still is stands under that one, unless it is the one asked for.</summary>
    public IEnumerable<ComparedBook> Shown => Books.Where(b => b.Same is null || b.Preset == Preset || b.Preset is null);

    public ComparedBook Chosen => Books.Single(b => b.Preset == Preset);

    /// <summary>The choices that a change of month keeps.</summary>
    public IReadOnlyDictionary<string, string> Keep { get; } = Parts(Preset, Audience, Asked);

    /// <summary>Everything that the address says.</summary>
    public IReadOnlyDictionary<string, string> State => new Dictionary<string, string>(Keep) { ["month"] = Month.ToString() };

    /// <summary>Address of the page with another choice and everything else as it is.</summary>
    public string Link(PricePreset? preset, AudienceKind audience) =>
        Query.Of(Path, new Dictionary<string, string> { ["month"] = Month.ToString() }, [.. Parts(preset, audience, Asked).Select(p => (p.Key, (string?)p.Value))]);

    public string LinkTier(ResolutionTier tier) => Query.Of(Path, State, ("tier", WireName.Of(tier))) + "#break-even";

    public string LinkCsv => Query.Of(Path, State, ("csv", BreakEven.Chart.Name));

    private static Dictionary<string, string> Parts(PricePreset? preset, AudienceKind audience, AskedBreakEven asked)
    {
        var parts = new Dictionary<string, string>();
        if (preset is { } named)
        {
            parts["preset"] = WireName.Of(named);
        }

        if (audience != AudienceKind.Interactive)
        {
            parts["audience"] = WireName.Of(audience);
        }

        if (asked.Viewers is { } viewers)
        {
            parts["viewers"] = viewers.ToString(CultureInfo.InvariantCulture);
        }

        if (asked.Tier is { } tier)
        {
            parts["tier"] = WireName.Of(tier);
        }

        return parts;
    }
}

/// <summary>What the address asks of the break-even; null where it leaves the choice to the page.</summary>
public readonly record struct AskedBreakEven(int? Viewers, ResolutionTier? Tier);
