using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Costs;

public sealed class CostRecorderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Start.AddDays(10);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Ninety_minutes_before_a_hundred_viewers_cost_what_the_contract_says(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        await studio.BroadcastAsync(await studio.ChannelAsync(), Start, Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();

        Assert.Equal(
            ["agora/relay 54 0.5382", "agora/streaming 9 0.0891", "cloudflare/delivery 900 9", "cloudflare/storage 45 0.45"],
            await RecordsAsync(studio));
        var interactive = await studio.Costs.ComparisonAsync(new BillingMonth(2026, 3), null, AudienceKind.Interactive, CancellationToken.None);
        var broadcast = await studio.Costs.ComparisonAsync(new BillingMonth(2026, 3), null, AudienceKind.Broadcast, CancellationToken.None);
        Assert.Equal((1008, 3600, 72.0m), (interactive.HybridCents, interactive.AgoraOnlyCents, interactive.SavingsPercent));
        Assert.Equal((1800, 44.0m), (broadcast.AgoraOnlyCents, broadcast.SavingsPercent));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_plan_s_headline_comes_out_of_its_own_prices_and_not_of_the_published_ones(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Phase6);
        var channel = await studio.ChannelAsync();
        for (var day = 0; day < 6; day++)
        {
            await studio.BroadcastAsync(channel, Start.AddDays(day), Start.AddDays(day).AddHours(5), hls: 200);
        }

        await studio.RecordAsync();
        var plan = await studio.Costs.ComparisonAsync(new BillingMonth(2026, 3), null, AudienceKind.Interactive, CancellationToken.None);
        var list = await studio.Costs.ComparisonAsync(new BillingMonth(2026, 3), PricePreset.Published, AudienceKind.Interactive, CancellationToken.None);

        Assert.Equal((358.182m, 13.464m), (plan.AgoraOnly.Sum(l => l.AmountUsd), plan.Hybrid.Sum(l => l.AmountUsd)));
        Assert.Equal((1438.182m, 381.546m), (list.AgoraOnly.Sum(l => l.AmountUsd), list.Hybrid.Sum(l => l.AmountUsd)));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_price_that_changes_within_a_stream_holds_from_its_day_on_and_both_stay_with_the_record(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var midnight = new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero);
        await AddPriceAsync(studio, CostKind.CloudflareDelivery, PriceBasis.DeliveredMinutes, 2m, new DateOnly(2026, 3, 11));
        await studio.BroadcastAsync(await studio.ChannelAsync(), midnight.AddHours(-1), midnight.AddHours(1), hls: 100);
        await studio.RecordAsync();

        var delivery = await studio.Db.CostRecords.Include(r => r.Parts).ThenInclude(p => p.Price).SingleAsync(r => r.CostType == "delivery");
        Assert.Equal(6m + 12m, delivery.AmountUsd);
        Assert.Equal([1m, 2m], delivery.Parts.Select(p => p.Price!.UsdPerUnit).Order());
        Assert.All(delivery.Parts, p => Assert.Equal(100 * 3_600_000L, p.QuantityMs));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Samples_that_come_late_price_the_stream_anew(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Start);
        await studio.WatchAsync(stream, Start, Start.AddMinutes(30), hls: 100);
        await studio.EndAsync(stream, Start.AddMinutes(90));
        await studio.RecordAsync();
        // The last value held for three intervals.
        Assert.Contains("cloudflare/delivery 320 3.2", await RecordsAsync(studio));

        await studio.WatchAsync(stream, Start.AddMinutes(30), Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();

        Assert.Equal(
            ["agora/relay 54 0.5382", "agora/streaming 9 0.0891", "cloudflare/delivery 900 9", "cloudflare/storage 45 0.45"],
            await RecordsAsync(studio));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_closed_by_time_out_costs_up_to_its_end_and_says_so_and_a_true_end_corrects_it(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Start);
        await studio.WatchAsync(stream, Start, Start.AddMinutes(60), hls: 100);
        await studio.EndAsync(stream, Start.AddMinutes(60), EndCause.Timeout);
        await studio.RecordAsync();
        Assert.Contains("cloudflare/storage 30 0.3", await RecordsAsync(studio));
        Assert.Equal(EndCause.Timeout, (await studio.Db.Streams.AsNoTracking().SingleAsync()).EndedBy);

        await studio.EndAsync(stream, Start.AddMinutes(90), EndCause.Webhook, correct: true);
        await studio.RecordAsync();

        Assert.Contains("cloudflare/storage 45 0.45", await RecordsAsync(studio));
        Assert.Equal(EndCause.Webhook, (await studio.Db.Streams.AsNoTracking().SingleAsync()).EndedBy);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_hundred_recorders_at_once_write_one_set(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), Start, Start.AddMinutes(90), hls: 100);

        var recorded = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => studio.Recorder.RecordAsync(stream.Id, CancellationToken.None))));

        Assert.Equal(1, recorded.Count(done => done));
        Assert.Equal(4, (await RecordsAsync(studio)).Count);
        Assert.Empty(await studio.Db.CostDuties.ToListAsync());
        Assert.NotNull((await studio.Db.Streams.AsNoTracking().SingleAsync()).CostedAt);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_promise_about_a_live_stream_is_redeemed_without_records(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Start);
        await CostDuties.OweAsync(studio.Db, stream.Id, Now, CancellationToken.None);
        await studio.RecordAsync();

        Assert.Empty(await studio.Db.CostRecords.ToListAsync());
        Assert.Null((await studio.Db.Streams.AsNoTracking().SingleAsync()).CostedAt);
    }

    internal static async Task<List<string>> RecordsAsync(Studio studio)
    {
        var records = await studio.Db.CostRecords.AsNoTracking().ToListAsync();
        return
        [
            .. records
                .OrderBy(r => r.Month).ThenBy(r => r.Service).ThenBy(r => r.CostType)
                .Select(r => FormattableString.Invariant($"{r.Service}/{r.CostType} {r.CostCents} {r.AmountUsd:0.######}")),
        ];
    }

    internal static async Task AddPriceAsync(Studio studio, CostKind kind, PriceBasis basis, decimal usdPerThousand, DateOnly from)
    {
        studio.Db.Prices.Add(PriceRow.Of(new Price(0, kind, basis, null, 1000, usdPerThousand, 0, VendorRounding.Exact, from, "test"), Now, "test"));
        await studio.Db.SaveChangesAsync();
        studio.Db.ChangeTracker.Clear();
    }
}
