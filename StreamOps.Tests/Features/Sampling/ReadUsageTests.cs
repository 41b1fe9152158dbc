using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>What the vendors say that they metered, day by day, in their own detail and beside what was counted here.</summary>
public sealed class ReadUsageTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Each_finished_day_is_read_once_with_what_was_counted_in_its_UTC_hours(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await HostAsync(vendors, database);
        var metered = Metered(7_000, 4_000, 500);
        vendors.Instead = metered.AnswerAsync;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.ReadUsageAsync()));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ReadUsageAsync();

        Assert.Equal(1, Asked(vendors));
        Assert.Equal([(Today.AddDays(-2), 7_000m, 6_000m), (Today.AddDays(-1), 4_500m, 12_000m)], await ReadingsAsync(host));

        // The day that runs is over, and its figures have settled.
        host.Clock.Advance(TimeSpan.FromHours(16));
        await host.ReadUsageAsync();
        Assert.Equal(1, Asked(vendors));
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.ReadUsageAsync();
        Assert.Equal((Today, 0m, 0m), (await ReadingsAsync(host))[^1]);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_read_that_fails_leaves_no_figure_and_is_made_up_for(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await HostAsync(vendors, database);
        vendors.Instead = context => VendorStub.Say(context, """{"data":null,"errors":[{"message":"not authorized"}]}""");

        await host.ReadUsageAsync();
        Assert.Empty(await ReadingsAsync(host));

        vendors.Instead = Metered(0, 4_000).AnswerAsync;
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ReadUsageAsync();
        Assert.Equal([0m, 4_000m], (await ReadingsAsync(host)).Select(r => r.Vendor));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_day_is_read_once_more_when_its_figures_have_settled_and_what_was_read_before_is_replaced(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await HostAsync(vendors, database);
        var metered = Metered(7_000, 4_000, 500);
        vendors.Instead = metered.AnswerAsync;
        await host.ReadUsageAsync();
        Assert.Equal([7_000m, 4_000m, 500m], await MinutesAsync(host));

        metered.Settle(Today.AddDays(-2), "video-0", 7_100);
        host.Clock.Advance(TimeSpan.FromHours(35));
        await host.ReadUsageAsync();
        Assert.Equal([7_000m, 4_000m, 500m], await MinutesAsync(host));

        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ReadUsageAsync();
        Assert.Equal([7_100m, 4_000m, 500m], await MinutesAsync(host));
        Assert.Equal((Today.AddDays(-2), 7_100m, 6_000m), (await ReadingsAsync(host))[0]);

        var asked = Asked(vendors);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ReadUsageAsync();
        Assert.Equal(asked, Asked(vendors));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Each_video_is_kept_by_country_and_a_replay_is_nobody_s_drift(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await HostAsync(vendors, database);
        string input;
        await using (var db = database.Open())
        {
            input = (await db.Streams.Where(s => s.StartedAt == new DateTimeOffset(2026, 3, 14, 10, 0, 0, TimeSpan.Zero)).Select(s => s.Channel!.CloudflareLiveInputId).FirstAsync())!;
        }

        var yesterday = Today.AddDays(-1);
        var noon = new DateTimeOffset(yesterday, new TimeOnly(10, 0), TimeSpan.Zero);
        vendors.Instead = new MeteringVendors().Project("shop", "app")
            .Video("known", input, noon, 3_600).Viewed(yesterday, "known", "ES", 4_000).Viewed(yesterday, "known", "US", 1_000)
            .Video("unknown", "another-input", noon, 3_600).Viewed(yesterday, "unknown", "ES", 300)
            .Viewed(yesterday, "of-last-month", "ES", 2_000).AnswerAsync;
        await host.ReadUsageAsync();

        await using var read = database.Open();
        var rows = await read.VendorUsages.AsNoTracking().OrderBy(u => u.Subject).ThenBy(u => u.Country).ToListAsync();
        Assert.Equal(
            [("known", "ES", 4_000m, ViewNature.Live), ("known", "US", 1_000m, ViewNature.Live), ("of-last-month", "ES", 2_000m, ViewNature.Replay), ("unknown", "ES", 300m, ViewNature.Unseen)],
            rows.Select(r => (r.Subject, r.Country, r.QuantityMs / 60_000m, r.Nature)));
        Assert.Equal((yesterday, 5_300m, 12_000m), (await ReadingsAsync(host))[^1]);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Agora_is_kept_by_project_and_tier_and_a_vendor_that_fails_keeps_nobody_from_the_other(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await HostAsync(vendors, database);
        var metered = Metered(7_000).Project("other", "another-app");
        metered.Received("shop", Today.AddDays(-1), ("durationAudioAll", 5_406), ("durationVideoHd", 0), ("durationVideoHdp", 60), ("durationVideo1080P", 30), ("durationNew", 7));
        metered.Received("other", Today.AddDays(-1), ("durationAudioAll", 100));
        metered.AgoraFails = true;
        vendors.Instead = metered.AnswerAsync;
        await host.ReadUsageAsync();
        Assert.Equal(2, (await ReadingsAsync(host)).Count);
        Assert.Empty(await AgoraAsync(host));

        metered.AgoraFails = false;
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ReadUsageAsync();

        Assert.Equal(
            [
                ("other", "rtc-audio", 100_000L, ViewNature.Foreign), ("shop", "durationNew", 7_000L, ViewNature.Live),
                ("shop", "rtc-audio", 5_406_000L, ViewNature.Live), ("shop", "rtc-full-hd", 90_000L, ViewNature.Live),
            ],
            (await AgoraAsync(host)).Select(r => (r.Subject, r.Meter, r.QuantityMs, r.Nature)));
    }

    [Fact]
    public async Task Days_before_the_first_stream_are_nobody_s_drift()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);

        await host.ReadUsageAsync();

        Assert.Empty(vendors.Calls);
    }

    /// <summary>100 viewers from 23:00 of the 13th to 01:00 of the 14th and for an hour on the 14th; a stream without HLS beside.</summary>
    private static async Task<SamplingHost> HostAsync(PlayedVendors vendors, TestDatabase database)
    {
        var host = await SamplingHost.StartAsync(database, vendors.Url);
        await using var studio = Studio.Of(database, Given.Noon);
        var day = new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);
        await studio.BroadcastAsync(await studio.ChannelAsync(), day.AddDays(-2), day.AddDays(-2).AddMinutes(5), 0);
        await studio.BroadcastAsync(await studio.ChannelAsync(), day.AddHours(-1), day.AddHours(1), 100);
        await studio.BroadcastAsync(await studio.ChannelAsync(), day.AddHours(10), day.AddHours(11), 100);
        await studio.BroadcastAsync(await studio.ChannelAsync(), day.AddHours(10), day.AddHours(11), 100, s => s.Mode = StreamMode.AgoraOnly);
        return host;
    }

    private static async Task<List<decimal>> MinutesAsync(SamplingHost host)
    {
        await using var db = host.Database.Open();
        return await db.VendorUsages.Where(u => u.Vendor == "cloudflare").OrderBy(u => u.Subject).Select(u => u.QuantityMs / 60_000m).ToListAsync();
    }

    private static async Task<List<VendorUsageRow>> AgoraAsync(SamplingHost host)
    {
        await using var db = host.Database.Open();
        return await db.VendorUsages.AsNoTracking().Where(u => u.Vendor == "agora").OrderBy(u => u.Subject).ThenBy(u => u.Meter).ToListAsync();
    }

    private static async Task<List<(DateOnly Day, decimal Vendor, decimal Own)>> ReadingsAsync(SamplingHost host)
    {
        await using var db = host.Database.Open();
        return (await db.UsageReadings.AsNoTracking().Where(r => r.Service == UsageReadingRow.CloudflareDelivery).OrderBy(r => r.Day).ToListAsync())
            .ConvertAll(r => (r.Day, r.VendorMinutes, r.OwnMinutes));
    }

    /// <summary>Minutes of a video that was live on the 13th, of one on the 14th, and of a second one on the 14th.</summary>
    private static MeteringVendors Metered(params decimal[] minutes)
    {
        var vendors = new MeteringVendors().Project("shop", "app");
        foreach (var (i, amount) in minutes.Index().Where(m => m.Item > 0))
        {
            var day = Today.AddDays(i == 0 ? -2 : -1);
            vendors.Video($"video-{i}", "input", new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), 3_600).Viewed(day, $"video-{i}", "ES", amount);
        }

        return vendors;
    }

    private static int Asked(PlayedVendors vendors) => vendors.Calls.Count(c => c.Address.EndsWith("/graphql", StringComparison.Ordinal));
}
