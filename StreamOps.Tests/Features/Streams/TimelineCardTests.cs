using Bunit;
using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;
using StreamOps.Features.Channels;
using StreamOps.Features.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Streams;

/// <summary>The story of a stream as it is shown.</summary>
public sealed class TimelineCardTests : BunitContext
{
    [Fact]
    public void Events_and_notes_stand_in_order_with_clock_words_and_the_vendors_code()
    {
        var card = Render<TimelineCard>(p => p.Add(c => c.Report, Report(desk: true)));

        Assert.Equal(["12:00:00 UTC", "12:03:00 UTC", "12:05:00 UTC", "13:00:00 UTC"], card.FindAll(".timeline time").Select(t => t.TextContent.Trim()));
        Assert.Equal(["good", "poor", "note", "none"], card.FindAll(".timeline-event").Select(e => e.GetAttribute("data-state")));
        Assert.Contains("ERR_GOP_OUT_OF_RANGE: keyframes", card.FindAll(".timeline-detail")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Sold out", card.Find(".timeline-note").TextContent);
        Assert.Contains("1 note", card.Find(".card-head").TextContent, StringComparison.Ordinal);
        Assert.Equal("Delete the note of 12:05:00 UTC", card.Find(".link-button").TextContent);
        Assert.Equal(2, card.FindAll("form").Count);
        Assert.All(card.FindAll("form"), f => Assert.Equal("proof", f.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")));
    }

    [Fact]
    public void Who_only_reads_has_no_form() => Assert.Empty(Render<TimelineCard>(p => p.Add(c => c.Report, Report(desk: false))).FindAll("form, button"));

    [Fact]
    public void A_comparison_says_why_there_is_none_instead_of_nought()
    {
        var past = new StreamPast(Of(40, 5), [Of(41, 10)], true);
        var cells = Render<SummaryCard>(p => p.Add(c => c.Past, past)).FindAll("tbody tr")[1].QuerySelectorAll("td").Select(c => c.TextContent.Trim());
        Assert.Equal(["5", "Not enough: 1 known", "First Tuesday"], cells);
    }

    [Fact]
    public void A_change_has_its_sign_and_what_is_usual()
    {
        var past = new StreamPast(Of(40, 15), [Of(41, 10), Of(42, 10), Of(43, 10)], true);
        var cell = Render<SummaryCard>(p => p.Add(c => c.Past, past)).FindAll("tbody tr")[1].QuerySelectorAll("td")[1];
        Assert.Equal("+50.0%usual 10", cell.TextContent.Trim());
        Assert.Equal("good", cell.QuerySelector(".delta")!.GetAttribute("data-tone"));
    }

    [Theory]
    [InlineData(120, 100, "+20.0% on September 2026", Tone.Good)]
    [InlineData(80, 100, "−20.0% on September 2026", Tone.Bad)]
    [InlineData(80, 80, "the same as in September 2026", Tone.Neutral)]
    [InlineData(80, 0, "none in September 2026", Tone.Neutral)]
    [InlineData(0, 0, "none in September 2026 either", Tone.Neutral)]
    [InlineData(80, null, "nothing known of September 2026", Tone.Neutral)]
    [InlineData(null, 80, null, Tone.Neutral)]
    public void A_period_is_held_against_the_one_before_in_words(int? now, int? before, string? words, Tone tone) =>
        Assert.Equal(new PeriodChange(words, tone), PeriodChange.Of(now, before, "September 2026"));

    [Fact]
    public void A_period_that_runs_is_held_against_the_same_stretch_of_the_one_before()
    {
        var now = new DateTimeOffset(2026, 10, 11, 12, 0, 0, TimeSpan.Zero);
        var week = ChannelPeriod.Of(null, "7d", BillingCalendar.Utc, now);
        var month = ChannelPeriod.Of(null, null, BillingCalendar.Utc, now);
        var past = ChannelPeriod.Of(new BillingMonth(2026, 9), null, BillingCalendar.Utc, now);

        Assert.Equal(new Interval(At(9, 28), At(10, 4).AddHours(12)), week.Before);
        Assert.Equal((new Interval(At(9, 1), At(9, 11).AddHours(12)), "the same days of September 2026"), (month.Before, month.BeforeTitle));
        Assert.Equal((new Interval(At(8, 1), At(9, 1)), "August 2026"), (past.Before, past.BeforeTitle));

        static DateTimeOffset At(int month, int day) => new(2026, month, day, 0, 0, 0, TimeSpan.Zero);
    }

    private static StreamResult Of(int daysAgo, int viewers)
    {
        var day = new DateOnly(2026, 10, 11).AddDays(-daysAgo);
        return new StreamResult(daysAgo, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), day, 3_600_000, new Audience(viewers * 3_600_000L, 0, 3_600_000, 60, viewers), 1);
    }

    private static StreamReport Report(bool desk)
    {
        var stream = new StreamRow { Id = 7, ChannelId = 3, StartedAt = Given.Noon, EndedAt = Given.Noon.AddHours(1), SampleIntervalSeconds = 5 };
        var figures = new StreamFigures(stream, "Atelier", Guid.Empty, null, [], [], BillingCalendar.Utc, Given.Patience, Given.Noon.AddHours(2));
        StreamEvent fault = new(Given.Noon.AddMinutes(3), StreamEventKind.Error, StreamEventSource.Webhook, "ERR_GOP_OUT_OF_RANGE", "keyframes");
        var timeline = new TimelineRead(
            StreamTimeline.Of(stream.StartedAt, stream.EndedAt, StreamEventSource.Webhook, [fault]),
            [new TimelineNote(5, Given.Noon.AddMinutes(5), "Sold out", "Ann", Given.Noon)],
            false);
        return new StreamReport(figures, new StreamBill([], [], [], null), ChartZoom.Of(figures, null), ViewerChart.OfMinutes([]), false)
        {
            Timeline = TimelineEntry.Of(timeline),
            Desk = desk ? new NoteDesk(NoteDraft.For(figures), "proof") : null,
        };
    }
}
