using System.Globalization;

namespace StreamOps.Domain.Usage;

/// <summary>
/// One sentence on how a stream went. It goes on after a possessive: "Your", or "Atelier Nord's". Every one of these is a claim that can be checked
/// against the channel's earlier streams.
/// </summary>
public abstract record PlainResult
{
    /// <summary>The rest of the sentence; a page writes the figures as its reader does.</summary>
    public abstract FormattableString Words { get; }

    /// <summary>Nothing was sampled, so nothing is known.</summary>
    public sealed record NoSamples : PlainResult
    {
        public override FormattableString Words => $"audience is not known: no sample of this stream says how many watched.";
    }

    /// <summary>The audience is known, and there was none.</summary>
    public sealed record NobodyWatched : PlainResult
    {
        public override FormattableString Words => $"stream found no viewers: nobody watched at any time that was sampled.";
    }

    /// <summary>No stream came before it.</summary>
    public sealed record First(int Peak) : PlainResult
    {
        public override FormattableString Words => $"first stream: {Viewers(Peak)} at the peak.";
    }

    /// <summary>No earlier stream reached its peak.</summary>
    /// <param name="Streams">Earlier ones whose peak is known.</param>
    public sealed record BestEver(int Peak, int Streams) : PlainResult
    {
        public override FormattableString Words => $"best stream ever: {Viewers(Peak)} at the peak, more than in any of the {Streams:N0} before.";
    }

    /// <summary>The last stream that reached its peak was on that day.</summary>
    /// <param name="Day">Of this stream.</param>
    public sealed record BestSince(int Peak, DateOnly Since, DateOnly Day) : PlainResult
    {
        public override FormattableString Words => $"best stream since {When(Since, Day)}: {Viewers(Peak)} at the peak.";
    }

    /// <summary>No earlier stream of the same weekday reached its peak.</summary>
    public sealed record BestWeekdayEver(int Peak, DateOnly Day, int Streams) : PlainResult
    {
        public override FormattableString Words => $"best {Day.DayOfWeek} ever: {Viewers(Peak)} at the peak, more than on any of the {Streams:N0} before.";
    }

    /// <summary>The last stream of the same weekday that reached its peak was on that day.</summary>
    public sealed record BestWeekdaySince(int Peak, DateOnly Since, DateOnly Day) : PlainResult
    {
        public override FormattableString Words => $"best {Day.DayOfWeek} since {When(Since, Day)}: {Viewers(Peak)} at the peak.";
    }

    /// <summary>Its average lies above or, negative, below the median of the streams before it.</summary>
    public sealed record Unusual(decimal Percent, decimal Average, decimal Median, int Streams) : PlainResult
    {
        public override FormattableString Words =>
            $"audience was {decimal.Round(Math.Abs(Percent), MidpointRounding.AwayFromZero):N0} % {Side} usual: {Average:N1} viewers on average, against {Median:N1} in the {Streams:N0} streams before.";

        private string Side => Percent > 0 ? "above" : "below";
    }

    /// <summary>Its average lies close to the median of the streams before it.</summary>
    public sealed record AsUsual(decimal Average, decimal Median, int Streams) : PlainResult
    {
        public override FormattableString Words => $"audience was about as usual: {Average:N1} viewers on average, against {Median:N1} in the {Streams:N0} streams before.";
    }

    /// <summary>There are streams before it, but too few to call anything usual.</summary>
    public sealed record TooFewBefore(int Peak) : PlainResult
    {
        public override FormattableString Words => $"peak was {Viewers(Peak)}. Too few streams came before it to say what is usual.";
    }

    private static FormattableString Viewers(int count) => count == 1 ? (FormattableString)$"1 viewer" : $"{count:N0} viewers";

    /// <summary>The day while it is near, the month when it is far; the year where it is another.</summary>
    private static string When(DateOnly since, DateOnly day)
    {
        var isFar = day.DayNumber - since.DayNumber > 60;
        var year = since.Year == day.Year ? "" : " yyyy";
        return since.ToString((isFar ? "MMMM" : "d MMMM") + year, CultureInfo.InvariantCulture);
    }
}
