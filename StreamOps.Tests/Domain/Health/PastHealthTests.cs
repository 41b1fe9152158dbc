using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Health;

public sealed class PastHealthTests
{
    private const long Minute = 60_000;

    private static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Interval Span = new(Start, Start.AddMinutes(100));

    [Theory]
    [InlineData(100, 0, 0, HealthGrade.Good)]
    [InlineData(100, 0.9, 0, HealthGrade.Good)]
    [InlineData(100, 1, 0, HealthGrade.Fair)]
    [InlineData(100, 0.5, 0.5, HealthGrade.Fair)]
    [InlineData(100, 0, 4.9, HealthGrade.Fair)]
    [InlineData(100, 0, 5, HealthGrade.Poor)]
    [InlineData(50, 0, 0, HealthGrade.Good)]
    [InlineData(49, 0, 0, HealthGrade.NoData)]
    [InlineData(10, 20, 0, HealthGrade.NoData)]
    [InlineData(10, 0, 5, HealthGrade.Poor)]
    [InlineData(0, 0, 0, HealthGrade.NoData)]
    public void The_verdict_follows_the_shares_and_a_known_fault_comes_before_the_unknown(double sampled, double fair, double poor, HealthGrade grade)
    {
        var health = PastHealth.Of(Span, (long)(sampled * Minute), [Stretch(0, fair, HealthGrade.Fair), Stretch(50, poor, HealthGrade.Poor)]);

        Assert.Equal(grade, health.Grade);
        Assert.Equal(((long)(fair * Minute), (long)(poor * Minute)), (health.FairMs, health.PoorMs));
        Assert.Equal(Span.Milliseconds, health.GoodMs + health.FairMs + health.PoorMs + health.UnknownMs);
    }

    [Fact]
    public void Time_that_is_in_trouble_twice_counts_once_and_as_the_worse()
    {
        var health = PastHealth.Of(Span, Span.Milliseconds,
        [
            Stretch(10, 20, HealthGrade.Fair), Stretch(20, 20, HealthGrade.Poor), Stretch(25, 5, HealthGrade.Poor),
            Stretch(-10, 15, HealthGrade.Fair), Stretch(90, 50, HealthGrade.Fair),
        ]);

        Assert.Equal((20 * Minute, (10 + 5 + 10) * Minute, 0), (health.PoorMs, health.FairMs, health.UnknownMs));
    }

    [Fact]
    public void The_worst_stretch_is_the_longest_of_the_worst_grade()
    {
        var health = PastHealth.Of(Span, Span.Milliseconds, [Stretch(10, 30, HealthGrade.Fair), Stretch(50, 2, HealthGrade.Poor), Stretch(60, 3, HealthGrade.Poor)]);

        Assert.Equal(Start.AddMinutes(60), health.Worst!.Span.Start);
        Assert.Null(PastHealth.Of(Span, Span.Milliseconds, []).Worst);
    }

    [Fact]
    public void A_stretch_is_as_long_as_it_lies_in_the_stream()
    {
        var health = PastHealth.Of(Span, Span.Milliseconds, [Stretch(40, 10, HealthGrade.Fair), Stretch(95, 50, HealthGrade.Fair)]);
        var beyond = PastHealth.Of(Span, Span.Milliseconds, [Stretch(-10, 15, HealthGrade.Fair), Stretch(200, 50, HealthGrade.Fair)]);

        Assert.Equal(new Interval(Start.AddMinutes(40), Start.AddMinutes(50)), health.Worst!.Span);
        Assert.Equal(new Interval(Start, Start.AddMinutes(5)), beyond.Worst!.Span);
    }

    [Fact]
    public void A_stream_of_no_length_has_no_shares_and_no_verdict()
    {
        var health = PastHealth.Of(new Interval(Start, Start), 0, []);

        Assert.Equal(HealthGrade.NoData, health.Grade);
        Assert.Null(health.PercentOf(health.GoodMs));
    }

    [Fact]
    public void A_state_lasts_until_the_next_of_its_kind_or_the_end()
    {
        var stretches = TroubledStretch.Of(Span, StreamMode.Hybrid,
        [
            (Start, StreamEventKind.RelayStarting),
            (Start.AddMinutes(1), StreamEventKind.RelayActive),
            (Start.AddMinutes(10), StreamEventKind.Error),
            (Start.AddMinutes(11), StreamEventKind.PublisherDisconnected),
            (Start.AddMinutes(12), StreamEventKind.Error),
            (Start.AddMinutes(13), StreamEventKind.PublisherConnected),
            (Start.AddMinutes(15), StreamEventKind.RelayActive),
            (Start.AddMinutes(95), StreamEventKind.RelayStopped),
        ]);

        Assert.Equal(
            [(0, 1, HealthGrade.Fair), (10, 5, HealthGrade.Poor), (95, 5, HealthGrade.Poor), (11, 2, HealthGrade.Fair)],
            stretches.Select(s => ((int)(s.Span.Start - Start).TotalMinutes, (int)s.Span.Duration.TotalMinutes, s.Grade)));
    }

    [Fact]
    public void A_stream_that_is_not_relayed_has_no_relay_to_fail() =>
        Assert.Empty(TroubledStretch.Of(Span, StreamMode.AgoraOnly, [(Start, StreamEventKind.Error)]));

    private static TroubledStretch Stretch(double from, double minutes, HealthGrade grade) =>
        new(new Interval(Start.AddMinutes(from), Start.AddMinutes(from).AddMinutes(minutes)), grade, "It failed");
}
