using StreamOps.Domain.Money;

namespace StreamOps.Domain.Pricing;

/// <summary>
/// Why a line of the month differs from the same line of another, in whole cents that add up: <c>before + price + volume + mix = after</c>.
/// </summary>
/// <param name="PriceCents">The month's usage at its own prices less the same usage at the old ones.</param>
/// <param name="VolumeCents">More or less of the same: the old composition at the new total, at the old prices. All of a line that is new or gone.</param>
/// <param name="MixCents">Usage that moved between tiers, at the old prices.</param>
public sealed record LineChange(CostKind Kind, long BeforeCents, long AfterCents, long PriceCents, long VolumeCents, long MixCents)
{
    public long ChangeCents => AfterCents - BeforeCents;

    /// <param name="before">Null: the line is new.</param>
    /// <param name="after">Null: the line is gone.</param>
    public static LineChange Of(CostKind kind, CostLine? before, CostLine? after)
    {
        var (old, now) = (before?.MonthCents ?? 0, after?.MonthCents ?? 0);
        var exact = ExactChange.Of(before, after);
        var cents = WholeCents.Spread(now - old, exact.VolumeUsd, exact.MixUsd, exact.PriceUsd);
        return new LineChange(kind, old, now, cents[2], cents[0], cents[1]);
    }
}

/// <summary>Why a month costs more or less than another. A total is the sum of its lines, in every column.</summary>
public sealed record MonthChange(IReadOnlyList<LineChange> Lines)
{
    public long BeforeCents => Lines.Sum(l => l.BeforeCents);

    public long AfterCents => Lines.Sum(l => l.AfterCents);

    public long ChangeCents => AfterCents - BeforeCents;

    public long PriceCents => Lines.Sum(l => l.PriceCents);

    public long VolumeCents => Lines.Sum(l => l.VolumeCents);

    public long MixCents => Lines.Sum(l => l.MixCents);

    /// <summary>Each side has at most one line of a kind.</summary>
    public static MonthChange Of(IEnumerable<CostLine> before, IEnumerable<CostLine> after)
    {
        var (old, now) = (before.ToDictionary(l => l.Kind), after.ToDictionary(l => l.Kind));
        return new MonthChange(
            [.. old.Keys.Union(now.Keys).Order().Select(kind => LineChange.Of(kind, old.GetValueOrDefault(kind), now.GetValueOrDefault(kind)))]);
    }
}
