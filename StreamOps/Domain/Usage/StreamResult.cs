namespace StreamOps.Domain.Usage;

/// <summary>What one stream that is over came to.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Start">UTC; orders the streams of a channel.</param>
/// <param name="Day">Billing day of the start; its weekday is that of the stream.</param>
/// <param name="LiveMs">From start to end.</param>
/// <param name="CostUsd">As booked; null while the costs are owed, and where nobody asked for them.</param>
public sealed record StreamResult(long Id, DateTimeOffset Start, DateOnly Day, long LiveMs, Audience Audience, decimal? CostUsd)
{
    /// <summary>Null where nothing was sampled: unknown is never 0.</summary>
    public decimal? ViewerMinutes => Audience.SampledMs == 0 ? null : Audience.ViewerMinutes;

    /// <summary>USD, unrounded; null where nobody watched, for there is no hour to share it among.</summary>
    public decimal? CostPerViewerHourUsd => CostUsd is { } cost && ViewerMinutes is > 0 and var minutes ? cost / (minutes / 60) : null;
}
