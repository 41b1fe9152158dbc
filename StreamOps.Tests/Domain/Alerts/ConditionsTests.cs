using StreamOps.Domain.Alerts;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Alerts;

/// <summary>Each rule's condition, at its edge.</summary>
public sealed class ConditionsTests
{
    private static readonly HealthFacts Well = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), StreamMode.Hybrid, RelayStatus.Active, true, 4000, 30, 0);

    [Theory]
    [InlineData(StreamMode.Hybrid, RelayStatus.Error, Sight.Bad)]
    [InlineData(StreamMode.Hybrid, RelayStatus.Stopped, Sight.Bad)]
    [InlineData(StreamMode.Hybrid, RelayStatus.Starting, Sight.Fine)]
    [InlineData(StreamMode.Hybrid, RelayStatus.Active, Sight.Fine)]
    [InlineData(StreamMode.AgoraOnly, RelayStatus.Error, Sight.Gone)]
    [InlineData(StreamMode.HlsOnly, RelayStatus.Stopped, Sight.Gone)]
    public void A_relay_that_fails_is_bad_where_there_is_one(StreamMode mode, RelayStatus relay, Sight expected) =>
        Assert.Equal(expected, StreamConditions.RelayError(Well with { Mode = mode, Relay = relay }).Sight);

    [Theory]
    [InlineData(59, 15, 4000, Sight.Fine)]
    [InlineData(60, 15, 4000, Sight.Bad)]
    [InlineData(170, 180, 4000, Sight.Fine)]
    [InlineData(5, 15, 0, Sight.Bad)]
    [InlineData(40, 15, 0, Sight.Fine)]
    [InlineData(5, 15, null, Sight.Fine)]
    public void A_live_stream_without_samples_or_media_is_stalled(int silence, int maxGap, int? kbps, Sight expected) =>
        Assert.Equal(expected, StreamConditions.Stalled(TimeSpan.FromSeconds(silence), TimeSpan.FromSeconds(maxGap), kbps, Usual(AlertRuleKind.StalledStream)).Sight);

    [Theory]
    [InlineData(1999, null, null, Sight.Bad)]
    [InlineData(2000, null, null, Sight.Fine)]
    [InlineData(14000, null, null, Sight.Fine)]
    [InlineData(14001, null, null, Sight.Bad)]
    [InlineData(4000, 1.9, null, Sight.Bad)]
    [InlineData(4000, 10.1, null, Sight.Bad)]
    [InlineData(4000, 4.0, 100.0, Sight.Bad)]
    [InlineData(4000, 4.0, 99.0, Sight.Fine)]
    [InlineData(null, null, null, Sight.Unknown)]
    public void Ingest_is_held_against_Cloudflare_s_limits(int? kbps, double? keyframe, double? upload, Sight expected)
    {
        IngestReading? ingest = keyframe is null ? null : new IngestReading(kbps, (decimal)keyframe, (decimal)keyframe, (decimal?)upload);

        Assert.Equal(expected, StreamConditions.Ingest(Well with { BitrateKbps = kbps, Ingest = ingest }).Sight);
    }

    [Fact]
    public void Ingest_of_a_stream_that_Cloudflare_does_not_take_is_no_subject() =>
        Assert.Equal(Sight.Gone, StreamConditions.Ingest(Well with { Mode = StreamMode.AgoraOnly, BitrateKbps = 1 }).Sight);

    [Theory]
    [InlineData(100, 51, Sight.Fine)]
    [InlineData(100, 50, Sight.Bad)]
    [InlineData(100, 150, Sight.Fine)]
    [InlineData(19, 0, Sight.Fine)]
    [InlineData(20, 0, Sight.Bad)]
    [InlineData(null, 0, Sight.Fine)]
    [InlineData(100, null, Sight.Unknown)]
    public void An_audience_that_halves_has_dropped(int? before, int? now, Sight expected) =>
        Assert.Equal(expected, StreamConditions.ViewerDrop(before, now, Usual(AlertRuleKind.ViewerDrop)).Sight);

    [Theory]
    [InlineData(3, Sight.Fine)]
    [InlineData(4, Sight.Bad)]
    public void Slots_warn_before_the_vendor_s_limit(int used, Sight expected) =>
        Assert.Equal(expected, CapacityConditions.Slots(used, "relays", Usual(AlertRuleKind.RelaySlots)).Sight);

    [Theory]
    [InlineData(899, 1000, false, 1, Sight.Fine)]
    [InlineData(900, 1000, false, 1, Sight.Bad)]
    [InlineData(1, 1000, true, 1, Sight.Bad)]
    [InlineData(900, null, false, 1, Sight.Gone)]
    [InlineData(null, 1000, false, 1, Sight.Unknown)]
    [InlineData(1, 1000, false, 3, Sight.Unknown)]
    public void Storage_is_known_by_a_fresh_reading_or_a_refusal(int? stored, int? bought, bool refused, int hours, Sight expected) =>
        Assert.Equal(expected, CapacityConditions.Storage(stored, bought, refused, TimeSpan.FromHours(hours), Usual(AlertRuleKind.StorageQuota)).Sight);

    [Theory]
    [InlineData(null, null, Sight.Unknown)]
    [InlineData(-10, null, Sight.Fine)]
    [InlineData(-10, -20, Sight.Fine)]
    [InlineData(-20, -10, Sight.Bad)]
    [InlineData(null, -10, Sight.Bad)]
    public void A_vendor_whose_last_word_is_a_failure_is_down(int? succeeded, int? failed, Sight expected) =>
        Assert.Equal(expected, VendorConditions.Down(At(succeeded), At(failed), "answered 500", Given.Noon).Sight);

    [Theory]
    [InlineData(89.9, false, Sight.Fine)]
    [InlineData(90.0, false, Sight.Bad)]
    [InlineData(0.0, true, Sight.Bad)]
    [InlineData(null, false, Sight.Gone)]
    public void A_vendor_s_limit_is_near(double? used, bool refusing, Sight expected) =>
        Assert.Equal(expected, VendorConditions.Limited((decimal?)used, refusing, Usual(AlertRuleKind.VendorLimited)).Sight);

    [Theory]
    [InlineData(-9, null, Sight.Fine)]
    [InlineData(-10, null, Sight.Bad)]
    [InlineData(-60, -60, Sight.Fine)]
    [InlineData(-60, -62, Sight.Bad)]
    public void A_stream_that_no_notice_told_of_is_silence(int began, int? notice, Sight expected) =>
        Assert.Equal(expected, VendorConditions.Silent([Given.Noon.AddMinutes(began)], notice is { } n ? Given.Noon.AddMinutes(n) : null, Given.Noon, Usual(AlertRuleKind.WebhookSilence)).Sight);

    [Fact]
    public void Nobody_on_air_is_no_silence() => Assert.Equal(Sight.Fine, VendorConditions.Silent([], null, Given.Noon, Usual(AlertRuleKind.WebhookSilence)).Sight);

    [Theory]
    [InlineData(29, 15, Sight.Fine)]
    [InlineData(30, 15, Sight.Bad)]
    [InlineData(200, 300, Sight.Fine)]
    [InlineData(null, 15, Sight.Unknown)]
    public void A_sampler_is_late_by_its_own_beat(int? ago, int gap, Sight expected) =>
        Assert.Equal(expected, MachineConditions.SamplerLate(At(-ago), TimeSpan.FromSeconds(gap), Given.Noon, Usual(AlertRuleKind.SamplerLate)).Sight);

    [Theory]
    [InlineData(null, 0, Sight.Fine)]
    [InlineData(9, 0, Sight.Fine)]
    [InlineData(10, 0, Sight.Bad)]
    [InlineData(null, 1, Sight.Bad)]
    public void Mail_that_waits_or_was_given_up_is_stuck(int? minutes, int parked, Sight expected) =>
        Assert.Equal(expected, MachineConditions.Mail(minutes is { } m ? Given.Noon.AddMinutes(-m) : null, parked, "no route", Given.Noon, Usual(AlertRuleKind.MailStuck)).Sight);

    [Fact]
    public void Queue_and_disk_and_jobs_are_bad_from_their_limit_on()
    {
        Assert.Equal(Sight.Fine, CapacityConditions.Queue(799, 1000, Usual(AlertRuleKind.QueueFull)).Sight);
        Assert.Equal(Sight.Bad, CapacityConditions.Queue(800, 1000, Usual(AlertRuleKind.QueueFull)).Sight);
        Assert.Equal(Sight.Fine, CapacityConditions.Disk(11, 100, Usual(AlertRuleKind.DiskFull)).Sight);
        Assert.Equal(Sight.Bad, CapacityConditions.Disk(10, 100, Usual(AlertRuleKind.DiskFull)).Sight);
        Assert.Equal(Sight.Fine, MachineConditions.Jobs(0, Usual(AlertRuleKind.JobFailures)).Sight);
        Assert.Equal(Sight.Bad, MachineConditions.Jobs(1, Usual(AlertRuleKind.JobFailures)).Sight);
    }

    [Theory]
    [InlineData(139, Sight.Fine)]
    [InlineData(140, Sight.Bad)]
    [InlineData(60, Sight.Bad)]
    public void A_day_far_off_its_weekday_names_what_is_furthest_off(int spent, Sight expected)
    {
        var day = new UsualDay(new DateOnly(2026, 3, 14), spent, 100, 5);

        var seen = SpendConditions.Anomaly(
            day, [new SpendPart("Agora", 10, 10), new SpendPart("Cloudflare", spent - 10, 90)], [new SpendPart("Shop 1", 5, 4), new SpendPart("Shop 2", spent * 10, 1000)], Usual(AlertRuleKind.CostAnomaly));

        Assert.Equal(expected, seen.Sight);
        if (expected == Sight.Bad)
        {
            Assert.Contains("Most of it is Cloudflare", seen.Says, StringComparison.Ordinal);
            Assert.Contains("Shop 2", seen.Says, StringComparison.Ordinal);
            Assert.Contains("a usual Saturday", seen.Says, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_days_scatter_widely_or_cost_cents_none_is_unusual()
    {
        var rule = Usual(AlertRuleKind.CostAnomaly);
        Assert.Equal(Sight.Fine, SpendConditions.Anomaly(new UsualDay(new DateOnly(2026, 3, 14), 150, 100, 30), [], [], rule).Sight);
        Assert.Equal(Sight.Fine, SpendConditions.Anomaly(new UsualDay(new DateOnly(2026, 3, 14), 0.9m, 0, 0), [], [], rule).Sight);
        Assert.Equal(Sight.Unknown, SpendConditions.Anomaly(null, [], [], rule).Sight);
    }

    [Theory]
    [InlineData(10_000, 10_999, Sight.Fine)]
    [InlineData(10_000, 11_000, Sight.Bad)]
    [InlineData(10_000, 9_000, Sight.Bad)]
    [InlineData(10_000, 0, Sight.Bad)]
    [InlineData(0, 1_000, Sight.Bad)]
    [InlineData(500, 1_499, Sight.Fine)]
    [InlineData(0, 0, Sight.Fine)]
    public void A_count_far_off_the_vendor_s_is_drift_unless_it_is_worth_less_than_a_dollar(int vendor, int own, Sight expected)
    {
        var day = new DateOnly(2026, 3, 14);
        var seen = UsageConditions.Drift(new MeteredDay(day, vendor, own), day.AddDays(1), Usual(AlertRuleKind.UsageDrift));

        Assert.Equal(expected, seen.Sight);
        Assert.Equal(expected == Sight.Bad, seen.Says.Contains("14 Mar 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void A_vendor_s_figure_that_was_not_read_is_no_data_and_never_zero()
    {
        var rule = Usual(AlertRuleKind.UsageDrift);
        var day = new MeteredDay(new DateOnly(2026, 3, 14), 10_000, 10_000);
        Assert.Equal(Sight.Unknown, UsageConditions.Drift(null, day.Day, rule).Sight);
        Assert.Equal(Sight.Fine, UsageConditions.Drift(day, day.Day.AddDays(3), rule).Sight);
        Assert.Equal(Sight.Unknown, UsageConditions.Drift(day, day.Day.AddDays(4), rule).Sight);
    }

    private static AlertRule Usual(AlertRuleKind kind) => RuleTraits.Of(kind).Usual;

    private static DateTimeOffset? At(int? seconds) => seconds is { } s ? Given.Noon.AddSeconds(s) : null;
}
