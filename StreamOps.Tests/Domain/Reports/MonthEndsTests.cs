using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Reports;

/// <summary>Streams over the ends of months: no millisecond is lost, doubled or put into another month.</summary>
public sealed class MonthEndsTests
{
    private const int Streams = 1000;

    private static readonly StreamFacts Hybrid = new(StreamMode.Hybrid, RelayPath.MediaPush, ResolutionTier.Hd, 1);

    /// <summary>The end of January, 29 February of a leap year, both changes of the clock, a month whose midnight is skipped, New Year.</summary>
    public static TheoryData<string, string> Ends => new()
    {
        { "UTC", "2028-02-29" },
        { "Europe/Berlin", "2028-02-29" },
        { "Europe/Berlin", "2026-03-31" },
        { "Europe/Berlin", "2026-10-31" },
        { "America/New_York", "2026-10-31" },
        { "America/New_York", "2026-12-31" },
        { "Pacific/Kiritimati", "2026-12-31" },
        { "Africa/Casablanca", "2026-02-28" },
    };

    [Theory, MemberData(nameof(Ends))]
    public void Live_time_adds_up_per_stream_and_month_and_to_the_lines_of_the_months(string zone, string lastDay)
    {
        var calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var end = calendar.Of(DateOnly.ParseExact(lastDay, "yyyy-MM-dd", null)).End;
        var random = new Random(20260301);
        var lines = new List<CostLine>();
        var byMonth = new Dictionary<BillingMonth, long>();
        for (var i = 0; i < Streams; i++)
        {
            var start = end.AddMilliseconds(-random.NextInt64(15L * 24 * 3_600_000));
            var span = new Interval(start, start.AddMilliseconds(1 + random.NextInt64(20L * 24 * 3_600_000)));
            var days = calendar.SplitByDay(span).ToList();
            Assert.Equal(span.Milliseconds, days.Sum(d => d.Span.Milliseconds));
            foreach (var (month, piece) in calendar.SplitByMonth(span))
            {
                Assert.Equal(piece.Milliseconds, days.Where(d => BillingMonth.Of(d.Day) == month).Sum(d => d.Span.Milliseconds));
                byMonth[month] = byMonth.GetValueOrDefault(month) + piece.Milliseconds;
            }

            lines.AddRange(StreamCost.Of(Hybrid, days.Select(d => new DayUsage(d.Day, d.Span.Milliseconds, d.Span.Milliseconds * 3, 0)), PricePresets.Of(PricePreset.Published)));
        }

        var months = CostLine.Merge(lines).ToLookup(l => l.Month);
        Assert.Equal(byMonth.Keys.Order(), months.Select(m => m.Key).Order());
        Assert.All(months, month =>
        {
            Assert.All(month, line => Assert.Equal(byMonth[month.Key], line.DurationMs));
            Assert.Equal(byMonth[month.Key] * 3, month.Single(l => l.Kind == CostKind.CloudflareDelivery).ViewerMs);
        });
    }
}
