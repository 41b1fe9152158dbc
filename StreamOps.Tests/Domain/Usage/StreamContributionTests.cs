using CsCheck;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

public sealed class StreamContributionTests
{
    private static readonly TimeSpan MaxGap = TimeSpan.FromMilliseconds(40_000);

    /// <summary>Near a midnight of Kolkata, so that minutes, days and the billing zone all have edges inside.</summary>
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 18, 28, 0, TimeSpan.Zero);

    private static readonly BillingCalendar Kolkata = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));

    private static readonly Gen<Reading[]> Readings =
        Gen.Select(Gen.Int[0, 240_000], Gen.Int[0, 90].Nullable(), Gen.Int[0, 9])
            .Select((ms, hls, rtc) => new Reading(Start.AddMilliseconds(ms), hls is { } v ? new Viewers(v, rtc) : null))
            .Array[0, 25]
            .Select(all => all.DistinctBy(r => r.At).OrderBy(r => r.At).ToArray());

    private static readonly Gen<int?> Ends = Gen.Int[0, 300_000].Nullable();

    [Fact]
    public void However_readings_arrive_the_differences_add_up_to_a_recount() =>
        (from readings in Readings
         from arrival in Gen.Shuffle(readings)
         from cuts in Gen.Int[0, 25].Array[0, 6]
         from repeat in Gen.Int[0, 25]
         from endMs in Ends
         select (readings, arrival, cuts, repeat, endMs)).Sample(s =>
        {
            var sums = new RollUps();
            var known = new SortedDictionary<DateTimeOffset, Reading>();
            foreach (var batch in Batches([.. s.arrival, .. s.arrival.Take(s.repeat)], s.cuts))
            {
                var before = Of(known.Values, null);
                foreach (var reading in batch)
                {
                    known[reading.At] = reading;
                }

                sums.Add(Of(known.Values, null).Minus(before));
            }

            if (s.endMs is { } ms)
            {
                sums.Add(Of(known.Values, Start.AddMilliseconds(ms)).Minus(Of(known.Values, null)));
            }

            var recount = new RollUps();
            recount.Add(Of(s.readings, s.endMs is { } end ? Start.AddMilliseconds(end) : null));
            sums.AssertSame(recount, peaks: s.endMs is null || s.readings.All(r => r.At <= Start.AddMilliseconds(s.endMs.Value)));
        });

    [Fact]
    public void The_neighbours_of_new_readings_are_all_that_is_needed() =>
        Gen.Select(Readings, Gen.Int[0, 25], Gen.Int[1, 5]).Sample((readings, from, count) =>
        {
            var late = readings.Skip(from).Take(count).ToList();
            var stored = readings.Except(late).ToList();
            var whole = Of(readings, null).Minus(Of(stored, null));

            // What a writer reads: from the reading before the first new one on.
            var before = stored.LastOrDefault(r => late.Count > 0 && r.At < late[0].At);
            var part = Of(readings.Where(r => r.At >= before.At), null).Minus(Of(stored.Where(r => r.At >= before.At), null));
            AssertSame(whole, part);
        });

    [Fact]
    public void It_equals_looking_at_every_millisecond() => Gen.Select(Readings, Ends).Sample((readings, endMs) =>
    {
        var end = endMs is { } ms ? Start.AddMilliseconds(ms) : (DateTimeOffset?)null;
        var plain = new PlainIntegration(readings, MaxGap, end, Kolkata);
        var contribution = Of(readings, end);
        Assert.Equal(plain.Total, contribution.Total);
        Assert.Equal(plain.Minutes, contribution.Minutes.ToDictionary());
        Assert.Equal(plain.Days, contribution.Days.ToDictionary());
        Assert.Equal(plain.PlatformPeaks, contribution.Platform.Where(m => m.Value.Peak > 0).ToDictionary(m => m.Key, m => m.Value.Peak));
    }, iter: 40);

    [Fact]
    public void Minutes_and_days_add_up_to_the_total() => Gen.Select(Readings, Ends).Sample((readings, endMs) =>
    {
        var contribution = Of(readings, endMs is { } ms ? Start.AddMilliseconds(ms) : null);
        Assert.Equal(contribution.Total, contribution.Minutes.Values.Aggregate(default(Audience), (sum, a) => sum + a));
        Assert.Equal(contribution.Total, contribution.Days.Values.Aggregate(default(Audience), (sum, a) => sum + a));
    });

    [Fact]
    public void Once_ended_it_is_the_audience_of_the_stream() => Gen.Select(Readings, Gen.Int[0, 300_000]).Sample((readings, endMs) =>
        Of(readings, Start.AddMilliseconds(endMs)).Total == Audience.Of(readings, MaxGap, Start.AddMilliseconds(endMs)));

    [Fact]
    public void Steps_of_a_minute_stay_inside_it() => Readings.Sample(readings =>
        Assert.All(Of(readings, null).Platform.Values.SelectMany(m => m.Steps.Keys), offset => Assert.InRange(offset, 0, 59_999)));

    [Fact]
    public void A_repeated_batch_changes_no_row() => Readings.Sample(readings =>
    {
        var change = Of(readings, null).Minus(Of(readings, null));
        Assert.Empty(change.Minutes);
        Assert.Empty(change.Days);
        Assert.Empty(change.Platform);
        Assert.Equal((0L, 0L, 0L, 0), (change.Total.HlsMs, change.Total.RtcMs, change.Total.SampledMs, change.Total.Samples));
    });

    private static StreamContribution Of(IEnumerable<Reading> readings, DateTimeOffset? end) =>
        StreamContribution.Of([.. readings], MaxGap, end, Kolkata);

    private static void AssertSame(StreamContribution expected, StreamContribution actual)
    {
        var (left, right) = (new RollUps(), new RollUps());
        left.Add(expected);
        right.Add(actual);
        right.AssertSame(left, peaks: false);
    }

    private static IEnumerable<Reading[]> Batches(Reading[] arrival, int[] cuts)
    {
        int[] edges = [0, .. cuts.Select(c => Math.Min(c, arrival.Length)).Order(), arrival.Length];
        return edges.Zip(edges.Skip(1), (from, to) => arrival[from..to]);
    }
}
