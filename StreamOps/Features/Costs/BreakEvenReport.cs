using System.Globalization;
using StreamOps.Components;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs;

/// <summary>The question of how many viewers the hybrid needs, for one tier and one audience size.</summary>
/// <param name="Viewers">Steady audience that is asked for, 0 to <see cref="MostViewers"/>.</param>
/// <param name="Day">Billing day whose prices are taken.</param>
public sealed record BreakEvenReport(ResolutionTier Tier, int Viewers, DateOnly Day, BreakEven Even)
{
    /// <summary>The largest audience that can be typed.</summary>
    public const int MostViewers = 100_000;

    /// <summary>End of the slider: one viewer is still a movement of the hand.</summary>
    public const int MostOnSlider = 1_000;
    public const int UsualViewers = 200;

    private const int Steps = 20;

    /// <summary>The tiers that one can ask for: audio alone is not sold as video.</summary>
    public static IReadOnlyList<ResolutionTier> Tiers { get; } = [ResolutionTier.Hd, ResolutionTier.FullHd, ResolutionTier.TwoK, ResolutionTier.TwoKPlus];

    /// <summary>Cost of an hour over viewers, USD, exact; the break-even is a point of its own where it lies on the axis.</summary>
    public ChartTable Chart { get; } = ChartOf(Even, AxisEnd(Viewers));

    /// <summary>The end of the slider, doubled until the audience that is asked for lies on the axis.</summary>
    private static int AxisEnd(int viewers)
    {
        var end = MostOnSlider;
        while (end < viewers)
        {
            end *= 2;
        }

        return end;
    }

    private static ChartTable ChartOf(BreakEven even, int end)
    {
        var mark = even.IsPriced && even.Viewers > 0 && even.Viewers <= end ? even.Viewers : null;
        var viewers = Enumerable.Range(0, Steps + 1).Select(i => (long)i * end / Steps).Concat(mark is { } n ? [n] : []).Distinct().Order();
        return new ChartTable(
            "break-even",
            "Cost of an hour over viewers",
            "Viewers",
            [new("hybrid", "Hybrid"), new("agora-only", "Agora alone"), new("break-even", "Break-even")],
            even.IsPriced ? [.. viewers.Select(n => Row(even, n, n == mark))] : [],
            ChartFormat.Money);
    }

    private static ChartRow Row(BreakEven even, long viewers, bool isMark) =>
        ChartRow.Of(viewers.ToString(CultureInfo.InvariantCulture), even.Hybrid.At(viewers), even.AgoraOnly.At(viewers), isMark ? even.Hybrid.At(viewers) : null) with { X = viewers };
}
