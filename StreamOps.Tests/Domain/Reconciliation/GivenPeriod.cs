using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Reconciliation;

/// <summary>A vendor's March in the words of the examples: minutes counted, metered and billed.</summary>
internal sealed class GivenPeriod(string vendor)
{
    public const long Minute = 60_000;

    public static readonly BillingPeriod March = new(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));
    public static readonly BilledItem Audio = BilledItem.RealTimeOf(ResolutionTier.Audio);
    public static readonly BilledItem Hd = BilledItem.RealTimeOf(ResolutionTier.Hd);
    public static readonly BilledItem FullHd = BilledItem.RealTimeOf(ResolutionTier.FullHd);

    private readonly List<UsedQuantity> used = [];
    private readonly List<MeteredQuantity> metered = [];
    private readonly Dictionary<DateOnly, DayFacts> days = March.Days.ToDictionary(d => d, _ => new DayFacts(IsRead: true, HasStreams: true, HasLostEnd: false));
    private readonly List<BilledLine> billed = [];
    private bool isBilled;

    public PriceBook Book { get; set; } = PricePresets.Of(PricePreset.Published);

    public static DateOnly Day(int day) => March.First.AddDays(day - 1);

    public GivenPeriod Used(int day, PriceBasis basis, decimal minutes, ResolutionTier tier = ResolutionTier.Hd)
    {
        used.Add(new UsedQuantity(Day(day), basis, tier, (long)(minutes * Minute)));
        return this;
    }

    public GivenPeriod Metered(int day, BilledItem item, decimal minutes, ViewNature nature = ViewNature.Live)
    {
        metered.Add(new MeteredQuantity(Day(day), item, nature, (long)(minutes * Minute)));
        return this;
    }

    public GivenPeriod On(int day, DayFacts facts)
    {
        days[Day(day)] = facts;
        return this;
    }

    public GivenPeriod Billed(BilledItem item, decimal? minutes, decimal usd)
    {
        isBilled = true;
        billed.Add(new BilledLine(item, "", minutes, usd));
        return this;
    }

    public IReadOnlyList<ReconciledLine> Lines() => Reconciler.Of(new PeriodFacts(vendor, March, Book, used, metered, days, isBilled ? billed : null));

    public ReconciledLine Line(BilledItem item) => Lines().Single(l => l.Item == item);

    /// <summary>Causes with their cents, as a row shows them.</summary>
    public (DifferenceCause, long)[] Causes(BilledItem item) => [.. Line(item).Causes.Select(c => (c.Cause, c.Cents))];
}
