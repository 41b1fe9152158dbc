using System.Globalization;
using StreamOps.Domain.Alerts;

namespace StreamOps.Tests.Domain.Alerts;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(7, 0));
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-03-15T20:59:59Z", "2026-03-15T20:59:59Z")]
    [InlineData("2026-03-15T21:00:00Z", "2026-03-16T06:00:00Z")]
    [InlineData("2026-03-16T00:30:17Z", "2026-03-16T06:00:00Z")]
    [InlineData("2026-03-16T05:59:59Z", "2026-03-16T06:00:00Z")]
    [InlineData("2026-03-16T06:00:00Z", "2026-03-16T06:00:00Z")]
    public void A_night_ends_at_its_local_time_over_midnight(string at, string told) =>
        Assert.Equal(At(told), Night.TellAt(At(at), Severity.Warning, Berlin));

    [Theory]
    [InlineData("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z")]
    public void A_night_in_which_the_clocks_change_ends_at_seven_all_the_same(string at, string told) =>
        Assert.Equal(At(told), Night.TellAt(At(at), Severity.Warning, Berlin));

    /// <summary>02:30 does not come that night: at 02:00 it is 03:00.</summary>
    [Fact]
    public void Hours_that_end_where_the_clocks_jump_end_with_the_jump() => Assert.Equal(
        At("2026-03-29T01:00:00Z"),
        new QuietHours(new TimeOnly(1, 0), new TimeOnly(2, 30)).TellAt(At("2026-03-29T00:10:00Z"), Severity.Info, Berlin));

    [Fact]
    public void What_is_critical_comes_through()
    {
        var at = At("2026-03-16T00:30:00Z");

        Assert.Equal(at, Night.TellAt(at, Severity.Critical, Berlin));
    }

    [Fact]
    public void Of_any_minute_of_a_year_the_told_one_is_outside_and_less_than_a_day_later()
    {
        QuietHours[] hours = [Night, new(new TimeOnly(9, 0), new TimeOnly(17, 0)), new(new TimeOnly(0, 1), new TimeOnly(0, 0)), new(new TimeOnly(8, 0), new TimeOnly(8, 0))];
        string[] zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"];
        foreach (var zone in zones.Select(TimeZoneInfo.FindSystemTimeZoneById))
        {
            for (var at = At("2026-01-01T00:00:13Z"); at.Year == 2026; at += TimeSpan.FromMinutes(397))
            {
                foreach (var quiet in hours)
                {
                    var told = quiet.TellAt(at, Severity.Warning, zone);

                    Assert.InRange(told - at, TimeSpan.Zero, TimeSpan.FromHours(25));
                    Assert.Equal(told, quiet.TellAt(told, Severity.Warning, zone));
                }
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
