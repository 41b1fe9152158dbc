using StreamOps.Domain.Health;

namespace StreamOps.Data.Figures;

/// <summary>What streams on air come to together, the same on every page and in its events.</summary>
public static class LiveTotals
{
    /// <summary>Null where something is live and of nothing the viewers are known: that is not nobody.</summary>
    public static int? Viewers(IReadOnlyCollection<StreamFigures> streams) =>
        streams.Count > 0 && streams.All(s => s.ViewersNow is null) ? null : streams.Sum(s => s.ViewersNow ?? 0);

    /// <summary>Streams that are not known to go well.</summary>
    public static int Troubled(IEnumerable<StreamFigures> streams) => streams.Count(s => s.Health.Grade is not HealthGrade.Good);
}
