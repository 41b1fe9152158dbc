using StreamOps.Components;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Channels;

/// <summary>The stretch of time that the page of a channel shows: a billing month, or some days back from today.</summary>
/// <param name="Range">What the address says; null for a month.</param>
/// <param name="Month">The month shown, or that of today.</param>
/// <param name="PieceDays">Days in one point of the chart; 0: an hour.</param>
/// <param name="Before">The period before it, as long as this one has lasted so far.</param>
/// <param name="BeforeTitle">That period in words, behind "on".</param>
public sealed record ChannelPeriod(
    string? Range, BillingMonth Month, BillingMonth Latest, Interval Span, string Title, int PieceDays, Interval Before, string BeforeTitle)
{
    public static IReadOnlyList<(string Range, string Label)> Ranges { get; } =
        [("7d", "7 days"), ("30d", "30 days"), ("90d", "90 days"), ("12m", "12 months")];

    /// <summary>What links on the page must not lose.</summary>
    public IReadOnlyDictionary<string, string> Keep => Range is null
        ? new Dictionary<string, string> { ["month"] = Month.ToString() }
        : new Dictionary<string, string> { ["range"] = Range };

    public string Grain => PieceDays switch
    {
        0 => "hour",
        1 => "day",
        _ => "week",
    };

    public static ChannelPeriod Of(BillingMonth? month, string? range, BillingCalendar calendar, DateTimeOffset now)
    {
        var latest = calendar.MonthOf(now);
        if (month is null && Days(range) is { } days)
        {
            var first = calendar.DayOf(now).AddDays(1 - days);
            var title = Ranges.First(r => r.Range == range).Label;
            var stretch = new Interval(calendar.StartOf(first), now);
            return new ChannelPeriod(
                range, latest, latest, stretch, $"last {title}", PieceOf(days), SameStretch(calendar.StartOf(first.AddDays(-days)), stretch), $"the {title} before");
        }

        var shown = month ?? latest;
        var whole = calendar.Of(shown);
        var span = whole with { End = whole.End < now ? whole.End : now };
        var isRunning = span.End < whole.End;
        var before = calendar.Of(shown.Previous);
        return new ChannelPeriod(
            null, shown, latest, span, Show.Month(shown.ToString()), 1,
            isRunning ? SameStretch(before.Start, span) : before,
            (isRunning ? "the same days of " : "") + Show.Month(shown.Previous.ToString()));
    }

    /// <summary>What has just begun is not held against a whole that is over.</summary>
    private static Interval SameStretch(DateTimeOffset start, Interval span)
    {
        var end = start + span.Duration;
        return new Interval(start, end < span.Start ? end : span.Start);
    }

    private static int? Days(string? range) => range switch
    {
        "7d" => 7,
        "30d" => 30,
        "90d" => 90,
        "12m" => 364,
        _ => null,
    };

    private static int PieceOf(int days) => days switch
    {
        <= 7 => 0,
        <= 90 => 1,
        _ => 7,
    };
}
