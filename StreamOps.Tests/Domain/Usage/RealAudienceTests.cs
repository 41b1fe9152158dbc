using System.Globalization;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Usage;

/// <summary>Week-long real broadcasts with holes, zeros and unknowns, against values that were worked out apart.</summary>
public sealed class RealAudienceTests
{
    public static readonly TheoryData<string> Marathons = new(
        "viewers/gdq-agdq2018.csv", "viewers/gdq-agdq2022.csv", "viewers/gdq-sgdq2017.csv", "viewers/gdq-sgdq2020.csv");

    [Theory]
    [MemberData(nameof(Marathons))]
    public void Viewer_minutes_and_mean_over_time_agree(string file)
    {
        var readings = ReadingsOf(file);
        foreach (var seconds in new[] { 60, 300 })
        {
            var audience = Audience.Of(readings, TimeSpan.FromSeconds(seconds), readings[^1].At);
            Assert.Equal(SharedData.ExpectedNumber(file, $"viewer_minutes_hold_{seconds}s"), audience.ViewerMinutes);
            Assert.Equal(SharedData.ExpectedNumber(file, $"time_weighted_mean_hold_{seconds}s"), decimal.Round(audience.Average!.Value, 6));
        }
    }

    [Theory]
    [MemberData(nameof(Marathons))]
    public void Samples_and_peaks_agree_in_whole_and_by_utc_day(string file)
    {
        var readings = ReadingsOf(file);
        var contribution = StreamContribution.Of(readings, TimeSpan.FromSeconds(60), readings[^1].At, BillingCalendar.Utc);
        Assert.Equal(SharedData.ExpectedNumber(file, "rows"), contribution.Total.Samples);
        Assert.Equal(SharedData.ExpectedNumber(file, "peak"), (decimal)contribution.Total.Peak!);
        Assert.Equal(SharedData.Instant(SharedData.Expected(file, "peak_first_at_utc")), readings.First(r => r.Viewers?.Total == contribution.Total.Peak).At);

        var days = SharedData.Measures(file)
            .Where(m => m.Key.StartsWith("peak_utc_day_", StringComparison.Ordinal))
            .ToDictionary(m => DateOnly.Parse(m.Key[^10..], CultureInfo.InvariantCulture), m => (int?)int.Parse(m.Value, CultureInfo.InvariantCulture));
        Assert.Equal(days, contribution.Days.ToDictionary(d => d.Key, d => d.Value.Peak));
    }

    [Theory]
    [MemberData(nameof(Marathons))]
    public void Cut_into_minutes_and_days_nothing_is_lost(string file)
    {
        var readings = ReadingsOf(file);
        var contribution = StreamContribution.Of(readings, TimeSpan.FromSeconds(60), readings[^1].At, new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe")));
        var expected = SharedData.ExpectedNumber(file, "viewer_minutes_hold_60s");
        Assert.Equal(expected, contribution.Minutes.Values.Sum(a => a.ViewerMinutes));
        Assert.Equal(expected, contribution.Days.Values.Sum(a => a.ViewerMinutes));
        Assert.Equal(contribution.Total.Peak, contribution.Platform.Values.Max(p => p.Peak));
    }

    [Fact]
    public void The_peak_of_many_channels_is_that_of_their_sum_and_not_the_sum_of_their_peaks()
    {
        const string file = "viewers/multi-channel-hourly.csv";
        var holds = SharedData.Rows(file)
            .Select(row => (At: SharedData.Instant(row[0]), Channel: row[1], Viewers: int.Parse(row[2], CultureInfo.InvariantCulture)))
            .Select(r => (r.Channel, Hold: new Hold(new Interval(r.At, r.At.AddHours(1)), new Viewers(r.Viewers, 0))))
            .ToList();

        var together = Concurrency.Of(holds.Select(h => h.Hold));
        Assert.Equal(SharedData.ExpectedNumber(file, "peak_all_channels_together"), together.Peak);
        Assert.Equal(SharedData.Instant(SharedData.Expected(file, "peak_at")), PeakAt(together));

        var apart = holds.GroupBy(h => h.Channel).Sum(channel => Concurrency.Of(channel.Select(h => h.Hold)).Peak);
        Assert.Equal(SharedData.ExpectedNumber(file, "sum_of_channel_peaks"), apart);
    }

    private static DateTimeOffset PeakAt(Concurrency concurrency)
    {
        var sum = 0;
        return DateTimeOffset.FromUnixTimeMilliseconds(concurrency.Steps.First(step => (sum += step.Value) == concurrency.Peak).Key);
    }

    private static List<Reading> ReadingsOf(string file) =>
    [
        .. SharedData.Rows(file)
            .Select(row => new Reading(
                SharedData.Instant(row[0]),
                row[1].Length == 0 ? null : new Viewers(int.Parse(row[1], CultureInfo.InvariantCulture), 0)))
            .OrderBy(r => r.At),
    ];
}
