using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reconciliation;

/// <summary>When a video was live, as the vendor tells it.</summary>
/// <param name="Live">UTC.</param>
/// <param name="IsKnown">A stream of ours was on air on its input then.</param>
public readonly record struct LiveVideo(Interval Live, bool IsKnown)
{
    /// <summary>Recordings are kept at least this long: of older days, a video that is in no list may have been live and deleted since.</summary>
    public const int ShortestKeptDays = 30;

    /// <summary>
    /// What minutes of a video on a UTC day are. Vendors tell whole days, so that what is replayed on the day of the show counts as live.
    /// </summary>
    /// <param name="video">Null: none of the videos that the vendor has and that can have been live on the day, so a recording.</param>
    /// <param name="today">UTC day on which the vendor was asked.</param>
    public static ViewNature Of(LiveVideo? video, DateOnly day, DateOnly today) =>
        video is null && today.DayNumber - day.DayNumber >= ShortestKeptDays ? ViewNature.Live
        : video is not { } known || BillingCalendar.Utc.Of(day).Intersect(known.Live).IsEmpty ? ViewNature.Replay
        : known.IsKnown ? ViewNature.Live
        : ViewNature.Unseen;
}
