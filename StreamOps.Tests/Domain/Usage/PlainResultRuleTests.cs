using CsCheck;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class PlainResultRuleTests
{
    [Fact]
    public void Every_sentence_is_true_of_the_history_that_it_was_chosen_for() =>
        Gen.Select(PastStreams.History, Gen.Int[-1, 12], Gen.Bool).Sample((history, viewers, isWhole) =>
        {
            var stream = PastStreams.Of(0, viewers < 0 ? null : viewers);
            var result = PlainResultRule.Of(stream, history, isWhole);
            Assert.True(IsTrue(result, stream, history, isWhole), $"{result}");
            Assert.Equal(result, PlainResultRule.Of(stream, history.Reverse(), isWhole));
        });

    [Fact]
    public void Every_sentence_is_chosen_by_some_history()
    {
        var chosen = new HashSet<Type>();
        Gen.Select(PastStreams.History, Gen.Int[-1, 12]).Sample(
            (history, viewers) =>
            {
                lock (chosen)
                {
                    chosen.Add(PlainResultRule.Of(PastStreams.Of(0, viewers < 0 ? null : viewers), history, true).GetType());
                }
            },
            iter: 20_000);
        Assert.Equal(typeof(PlainResult).GetNestedTypes().Order(ByName), chosen.Order(ByName));
    }

    [Fact]
    public void The_best_in_a_long_time_of_its_weekday_says_so_in_plain_words()
    {
        StreamResult[] history =
        [
            PastStreams.Of(1, 300), .. Enumerable.Range(1, 25).Select(week => PastStreams.Of(7 * week, 100)), PastStreams.Of(7 * 30, 214),
        ];
        Assert.Equal("best Sunday since March: 214 viewers at the peak.", Words(214, history));
        Assert.Equal("best Sunday ever: 215 viewers at the peak, more than on any of the 26 before.", Words(215, history));
        Assert.Equal("best stream ever: 301 viewers at the peak, more than in any of the 27 before.", Words(301, history));
    }

    [Fact]
    public void Of_a_history_that_was_not_read_whole_nothing_is_the_best_ever()
    {
        StreamResult[] history = [.. Enumerable.Range(1, 50).Select(day => PastStreams.Of(day, 10))];
        Assert.IsType<PlainResult.BestEver>(PlainResultRule.Of(PastStreams.Of(0, 11), history, isWhole: true));
        Assert.IsType<PlainResult.Unusual>(PlainResultRule.Of(PastStreams.Of(0, 12), history, isWhole: false));
    }

    [Theory]
    [InlineData(0, "stream found no viewers: nobody watched at any time that was sampled.")]
    [InlineData(1, "first stream: 1 viewer at the peak.")]
    [InlineData(null, "audience is not known: no sample of this stream says how many watched.")]
    public void Nobody_is_not_unknown_and_a_first_stream_is_called_one(int? viewers, string words) => Assert.Equal(words, Words(viewers, []));

    [Fact]
    public void A_date_that_is_near_is_said_to_the_day_and_another_year_is_named()
    {
        Assert.Equal("best stream since 11 September: 12 viewers at the peak.", Words(12, [PastStreams.Of(30, 20), .. Quiet(1, 20)]));
        Assert.Equal("best stream since December 2025: 12 viewers at the peak.", Words(12, [PastStreams.Of(290, 20), .. Quiet(1, 250)]));
    }

    private static Comparer<Type> ByName => Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static IEnumerable<StreamResult> Quiet(int from, int to) => Enumerable.Range(from, to - from + 1).Select(day => PastStreams.Of(day, 5));

    private static string Words(int? viewers, IEnumerable<StreamResult> history) =>
        FormattableString.Invariant(PlainResultRule.Of(PastStreams.Of(0, viewers), history, true).Words);

    /// <summary>Each claim counted out by a plain loop.</summary>
    private static bool IsTrue(PlainResult result, StreamResult stream, StreamResult[] history, bool isWhole)
    {
        int? peak = stream.Audience.Peak;
        var sameDay = history.Where(h => h.Day.DayOfWeek == stream.Day.DayOfWeek).ToArray();
        return result switch
        {
            PlainResult.NoSamples => peak is null,
            PlainResult.NobodyWatched => peak == 0,
            PlainResult.First r => isWhole && history.Length == 0 && r.Peak == peak,
            PlainResult.BestEver r => isWhole && r.Peak == peak && NoneReached(history, peak, DateOnly.MinValue) && r.Streams == Known(history),
            PlainResult.BestWeekdayEver r => isWhole && r.Peak == peak && NoneReached(sameDay, peak, DateOnly.MinValue) && r.Streams == Known(sameDay),
            PlainResult.BestSince r => r.Peak == peak && NoneReached(history, peak, r.Since) && Reached(history, peak, r.Since),
            PlainResult.BestWeekdaySince r => r.Peak == peak && NoneReached(sameDay, peak, r.Since) && Reached(sameDay, peak, r.Since),
            PlainResult.Unusual r => Math.Abs(r.Percent) >= 15 && r.Average == stream.Audience.Average && r.Percent > 0 == r.Average > r.Median && Usual(history) == r.Median,
            PlainResult.AsUsual r => Math.Abs(r.Average - r.Median) / r.Median < 0.15m && Usual(history) == r.Median,
            PlainResult.TooFewBefore r => r.Peak == peak && (history.Length > 0 || !isWhole),
            _ => false,
        };
    }

    private static bool NoneReached(StreamResult[] streams, int? peak, DateOnly after)
    {
        foreach (var stream in streams)
        {
            if (stream.Day > after && stream.Audience.Peak >= peak)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Reached(StreamResult[] streams, int? peak, DateOnly on) => streams.Any(s => s.Day == on && s.Audience.Peak >= peak);

    private static int Known(StreamResult[] streams) => streams.Count(s => s.Audience.Peak is not null);

    private static decimal? Usual(StreamResult[] history)
    {
        var last = history.OrderByDescending(h => h.Start).Take(10).Where(h => h.Audience.Average is not null).Select(h => h.Audience.Average!.Value).Order().ToArray();
        return last.Length < 3 ? null : (last[(last.Length - 1) / 2] + last[last.Length / 2]) / 2;
    }
}
