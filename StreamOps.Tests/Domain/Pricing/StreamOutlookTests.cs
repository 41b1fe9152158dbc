using StreamOps.Domain.Pricing;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class StreamOutlookTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 31, 20, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MonthEnd = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_adds_what_it_has_cost_and_the_rest_of_its_usual_length()
    {
        var outlook = StreamOutlook.Of([TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(9)], 3m, 0.10m, Start, Start.AddMinutes(30), MonthEnd);

        Assert.Equal(new StreamOutlook(TimeSpan.FromHours(2), 3, 3m + (90 * 0.10m)), outlook);
    }

    [Fact]
    public void What_runs_on_after_the_month_belongs_to_the_next() =>
        Assert.Equal(3m + (60 * 0.10m), StreamOutlook.Of([TimeSpan.FromHours(8)], 3m, 0.10m, Start, Start.AddHours(3), MonthEnd).AddsUsd);

    [Fact]
    public void A_stream_longer_than_usual_adds_what_it_has_cost() =>
        Assert.Equal(3m, StreamOutlook.Of([TimeSpan.FromHours(1)], 3m, 0.10m, Start, Start.AddHours(2), MonthEnd).AddsUsd);

    [Fact]
    public void Without_an_earlier_stream_or_a_known_audience_nothing_is_said()
    {
        Assert.Null(StreamOutlook.Of([], 3m, 0.10m, Start, Start.AddHours(1), MonthEnd).AddsUsd);
        Assert.Null(StreamOutlook.Of([TimeSpan.FromHours(2)], 3m, null, Start, Start.AddHours(1), MonthEnd).AddsUsd);
    }

    [Fact]
    public void The_usual_length_of_an_even_number_of_streams_lies_between_the_middle_two() =>
        Assert.Equal(TimeSpan.FromMinutes(90), StreamOutlook.UsualOf([TimeSpan.FromHours(2), TimeSpan.FromHours(1), TimeSpan.FromHours(9), TimeSpan.FromMinutes(1)]));
}
