namespace StreamOps.Domain.Reports;

/// <summary>What stands against booking the month.</summary>
/// <param name="IsOver">The month's last day has ended.</param>
/// <param name="UncostedStreams">Streams with live time in the month that have no records yet: still live, or ended a moment ago.</param>
/// <param name="OwedStreams">Streams whose costs wait to be worked out anew.</param>
/// <param name="UnreadNotices">Webhooks received and not yet taken in.</param>
/// <param name="UnreadUsageDays">Days of the month whose usage the vendors have not told yet; null: no vendor is asked.</param>
/// <param name="CoveragePercent">Sampled live time as a share of live time; null: there was none.</param>
public sealed record StatementCompleteness(
    bool IsOver, int UncostedStreams, int OwedStreams, int UnreadNotices, int? UnreadUsageDays, decimal? CoveragePercent)
{
    /// <summary>Whether the month can be closed.</summary>
    public bool IsComplete => IsOver && UncostedStreams == 0 && OwedStreams == 0 && UnreadNotices == 0 && UnreadUsageDays is null or 0;
}
