using System.Globalization;
using StreamOps.Components;
using StreamOps.Data.Figures;

namespace StreamOps.Features.Channels;

/// <summary>The viewers of a channel over its period: peak and average of each hour, day or week.</summary>
public static class ChannelChart
{
    private static readonly IReadOnlyList<ChartSeries> Series = [new("peak", "Peak"), new("viewers", "Average")];

    public static ChartTable Of(ChannelPeriod period, IReadOnlyList<AudienceAt> audience) => new(
        "viewers",
        "Viewers over time",
        period.PieceDays switch
        {
            0 => "Hour (UTC)",
            1 => "Day",
            _ => "Week from",
        },
        Series,
        [.. audience.Select(a => ChartRow.Of(Label(period, a), a.Audience?.Peak, a.Audience?.Average))]);

    private static string Label(ChannelPeriod period, AudienceAt piece) => period.PieceDays == 0
        ? piece.At.ToString("d MMM HH:mm", CultureInfo.InvariantCulture)
        : piece.Day.ToString("d MMM", CultureInfo.InvariantCulture);
}
