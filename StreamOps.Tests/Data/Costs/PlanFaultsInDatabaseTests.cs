using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Costs;

/// <summary>Faults of the original plan's cost code, each with its tiny case and the right value, through both databases. The plan's prices.</summary>
public sealed class PlanFaultsInDatabaseTests
{
    private static readonly BillingMonth January = new(2026, 1);
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory, ClassData<DatabaseKinds>]
    public async Task B04_A_stream_over_the_month_s_end_is_half_of_each_month_in_hours_viewers_channels_and_cost(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        await studio.BroadcastAsync(await studio.ChannelAsync(), At(1, 31, 23), At(2, 1, 1), hls: 100);
        await studio.RecordAsync();

        foreach (var month in new[] { January, January.Next })
        {
            var platform = await studio.Platform.MonthAsync(month, CancellationToken.None);
            Assert.Equal((1m, 1, 1, 100), (platform.StreamingHours, platform.Channels, platform.Streams, platform.Audience.WholeAverage));
            // 5.94 + 8.94 + 30 cents, each line rounded up.
            Assert.Equal([6L, 9L, 30L], (await studio.Costs.MonthAsync(month, CancellationToken.None)).Lines.Select(l => l.MonthCents));
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B05_A_live_stream_has_its_hour_its_channel_and_its_accrued_cost(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Now.AddHours(-1));
        await studio.WatchAsync(stream, Now.AddHours(-1), Now, hls: 50);

        var platform = await studio.Platform.MonthAsync(new BillingMonth(2026, 3), CancellationToken.None);
        var costs = await studio.Costs.MonthAsync(new BillingMonth(2026, 3), CancellationToken.None);
        var stats = await studio.Channels.StatsAsync(stream.ChannelId, null, null, CancellationToken.None);

        Assert.Equal((1m, 1, 50, 1, 50), (platform.StreamingHours, platform.Channels, platform.Audience.WholeAverage, platform.LiveNow, platform.ViewersNow));
        Assert.Equal((3_600_000, 50), (stats.LiveMs, stats.Audience.WholeAverage));
        Assert.Equal((0, 45), (costs.TotalCents, costs.AccruedCents));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B05_What_has_just_ended_is_accrued_until_it_is_booked_and_never_missing(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        await studio.BroadcastAsync(await studio.ChannelAsync(), Now.AddHours(-1), Now, hls: 50);
        var month = new BillingMonth(2026, 3);
        var before = await studio.Costs.MonthAsync(month, CancellationToken.None);
        var daysBefore = (await studio.Costs.DaysAsync(month, CancellationToken.None)).Sum(d => d.AmountUsd);
        await studio.RecordAsync();
        var after = await studio.Costs.MonthAsync(month, CancellationToken.None);

        Assert.Equal((0, 45), (before.TotalCents, before.AccruedCents));
        Assert.Equal((45, 0), (after.TotalCents, after.AccruedCents));
        Assert.Equal(daysBefore, (await studio.Costs.DaysAsync(month, CancellationToken.None)).Sum(d => d.AmountUsd));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B10_Recording_twice_is_recording_once(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), At(1, 10, 12), At(1, 10, 13), hls: 10);
        await studio.RecordAsync();
        var once = await CostRecorderTests.RecordsAsync(studio);

        await CostDuties.OweAsync(studio.Db, stream.Id, Now, CancellationToken.None);
        await studio.RecordAsync();

        Assert.Equal(["agora/recording 9 0.0894", "agora/streaming 6 0.0594", "cloudflare/streaming 30 0.3"], once);
        Assert.Equal(once, await CostRecorderTests.RecordsAsync(studio));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B11_A_recording_that_breaks_half_way_leaves_nothing_and_a_retry_everything_once(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), At(1, 10, 12), At(1, 10, 13), hls: 10);
        await using (var other = studio.Open())
        {
            // Under this index the second of the three inserts repeats a key and breaks.
            await other.Database.ExecuteSqlRawAsync("CREATE UNIQUE INDEX one_type ON cost_records (stream_id, service)");
        }

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => studio.Recorder.RecordAsync(stream.Id, CancellationToken.None));
        Assert.Empty(await studio.Db.CostRecords.ToListAsync());
        Assert.Single(await studio.Db.CostDuties.ToListAsync());

        await studio.Db.Database.ExecuteSqlRawAsync("DROP INDEX one_type");
        await studio.RecordAsync();
        Assert.Equal(["agora/recording 9 0.0894", "agora/streaming 6 0.0594", "cloudflare/streaming 30 0.3"], await CostRecorderTests.RecordsAsync(studio));
        Assert.Equal(3_600_000, (await studio.Db.CostRecords.Select(r => r.DurationMs).Distinct().SingleAsync()));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B12_A_hundred_streams_of_a_minute_are_rounded_up_once_for_each_line(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var channel = await studio.ChannelAsync();
        for (var i = 0; i < 100; i++)
        {
            await studio.BroadcastAsync(channel, At(1, 10, 12).AddMinutes(2 * i), At(1, 10, 12).AddMinutes((2 * i) + 1), hls: 1);
        }

        await studio.RecordAsync();
        var month = await studio.Costs.MonthAsync(January, CancellationToken.None);

        Assert.Equal(0.748m, month.Lines.Sum(l => l.MonthAmountUsd));
        // 9.9 + 14.9 + 50 cents.
        Assert.Equal([10L, 15L, 50L], month.Lines.Select(l => l.MonthCents));
        Assert.Equal(75, month.TotalCents);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B19_A_second_stream_of_a_channel_adds_to_the_first(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var channel = await studio.ChannelAsync();
        await studio.BroadcastAsync(channel, At(1, 10, 12), At(1, 10, 13), hls: 10);
        await studio.BroadcastAsync(channel, At(1, 20, 12), At(1, 20, 12).AddMinutes(30), hls: 10);
        await studio.RecordAsync();

        var stats = await studio.Channels.StatsAsync(channel.Id, null, null, CancellationToken.None);
        var platform = await studio.Platform.MonthAsync(January, CancellationToken.None);
        var costs = await studio.Costs.MonthAsync(January, CancellationToken.None);
        Assert.Equal((5_400_000, 2, 1.5m, 1), (stats.LiveMs, stats.Streams, platform.StreamingHours, platform.Channels));
        Assert.All(costs.Lines, l => Assert.Equal(90m, l.DurationMinutes));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B20_The_past_costs_of_a_channel_cannot_be_deleted_with_it(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        await studio.BroadcastAsync(await studio.ChannelAsync(), At(1, 10, 12), At(1, 10, 13), hls: 10);
        await studio.RecordAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => studio.Db.Channels.ExecuteDeleteAsync());

        Assert.Equal(45, (await studio.Costs.MonthAsync(January, CancellationToken.None)).TotalCents);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B30_A_later_price_leaves_an_earlier_month_alone_however_often_it_is_priced(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var channel = await studio.ChannelAsync();
        await studio.BroadcastAsync(channel, At(1, 10, 12), At(1, 10, 13), hls: 10);
        await studio.BroadcastAsync(channel, At(2, 10, 12), At(2, 10, 13), hls: 10);
        await CostRecorderTests.AddPriceAsync(studio, CostKind.CloudflareStreaming, PriceBasis.StreamMinutes, 10m, new DateOnly(2026, 2, 1));
        await CostDuties.OweSinceAsync(studio.Db, new DateOnly(2000, 1, 1), Now, CancellationToken.None);
        await studio.RecordAsync();

        Assert.Equal(45, (await studio.Costs.MonthAsync(January, CancellationToken.None)).TotalCents);
        Assert.Equal(75, (await studio.Costs.MonthAsync(January.Next, CancellationToken.None)).TotalCents);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B27_A_future_month_has_no_channel_though_one_is_live(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        await studio.StartAsync(await studio.ChannelAsync(), Now.AddHours(-1));

        var april = await studio.Platform.MonthAsync(new BillingMonth(2026, 4), CancellationToken.None);

        Assert.Equal((0, 0, 0m), (april.Channels, april.Streams, april.StreamingHours));
    }

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);
}
