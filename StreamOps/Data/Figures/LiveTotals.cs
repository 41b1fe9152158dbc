using StreamOps.Domain.Health;
using StreamOps.Domain.Pricing;

namespace StreamOps.Data.Figures;

/// <summary>What streams on air come to together, the same on every page and in its events.</summary>
public static class LiveTotals
{
    /// <summary>Null where something is live and of nothing the viewers are known: that is not nobody.</summary>
    public static int? Viewers(IReadOnlyCollection<StreamFigures> streams) =>
        streams.Count > 0 && streams.All(s => s.ViewersNow is null) ? null : streams.Sum(s => s.ViewersNow ?? 0);

    /// <summary>USD: the exact amounts of all streams added up line by line, each line rounded up once, as a month shows what it has accrued.</summary>
    public static decimal CostUsd(IEnumerable<CostLine> lines) => CostLine.Merge(lines).Sum(l => l.MonthCents) / 100m;

    /// <summary>Streams that are not known to go well.</summary>
    public static int Troubled(IEnumerable<StreamFigures> streams) => streams.Count(s => s.Health.Grade is not HealthGrade.Good);
}
