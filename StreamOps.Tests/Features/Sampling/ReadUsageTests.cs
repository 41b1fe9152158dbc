using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>What Cloudflare says that it delivered, day by day, beside what was counted here.</summary>
public sealed class ReadUsageTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Each_finished_day_is_read_once_with_what_was_counted_in_its_UTC_hours(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await HostAsync(vendors, database);
        vendors.Instead = context => DeliveredAsync(context, (Today.AddDays(-2), 7_000), (Today.AddDays(-1), 4_000), (Today.AddDays(-1), 500));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.ReadUsageAsync()));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ReadUsageAsync();

        Assert.Single(vendors.Calls);
        Assert.Equal([(Today.AddDays(-2), 7_000m, 6_000m), (Today.AddDays(-1), 4_500m, 12_000m)], await ReadingsAsync(host));

        // The day that runs is over, and its figures have settled.
        host.Clock.Advance(TimeSpan.FromHours(16));
        await host.ReadUsageAsync();
        Assert.Single(vendors.Calls);
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

        vendors.Instead = context => DeliveredAsync(context, (Today.AddDays(-1), 4_000));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ReadUsageAsync();
        Assert.Equal([0m, 4_000m], (await ReadingsAsync(host)).Select(r => r.Vendor));
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

    private static async Task<List<(DateOnly Day, decimal Vendor, decimal Own)>> ReadingsAsync(SamplingHost host)
    {
        await using var db = host.Database.Open();
        return (await db.UsageReadings.AsNoTracking().Where(r => r.Service == UsageReadingRow.CloudflareDelivery).OrderBy(r => r.Day).ToListAsync())
            .ConvertAll(r => (r.Day, r.VendorMinutes, r.OwnMinutes));
    }

    private static Task DeliveredAsync(HttpContext context, params (DateOnly Day, int Minutes)[] rows) => VendorStub.Say(context, JsonSerializer.Serialize(new
    {
        data = new
        {
            viewer = new
            {
                accounts = new[]
                {
                    new
                    {
                        streamMinutesViewedAdaptiveGroups = rows.Select((r, i) => new
                        {
                            sum = new { minutesViewed = r.Minutes },
                            dimensions = new { date = r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), uid = $"video-{i}", clientCountryName = "ES" },
                        }),
                    },
                },
            },
        },
        errors = (object?)null,
    }));
}
