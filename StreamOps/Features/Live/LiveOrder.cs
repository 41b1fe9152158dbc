using StreamOps.Data.Figures;

namespace StreamOps.Features.Live;

/// <summary>The order in which somebody should look at streams on air, the same for the page and for its events.</summary>
public static class LiveOrder
{
    /// <summary>Worst first; among equals the one that most people watch.</summary>
    public static IEnumerable<StreamFigures> Of(IEnumerable<StreamFigures> streams) =>
        streams.OrderBy(s => s.Health.Urgency).ThenByDescending(s => s.ViewersNow ?? 0).ThenBy(s => s.Stream.Id);
}
