using System.Globalization;
using System.Text.Json;
using StreamOps.Data.Streams;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Data.Reconciliation;
using StreamOps.Tests.Features.Sampling;
using StreamOps.Tests.Support;
using static StreamOps.Domain.Reconciliation.DifferenceCause;

namespace StreamOps.Tests.Features.Costs.Reconciliation;

/// <summary>
/// A month of both vendors, replayed: the example payloads of their contracts, extended by what makes bills differ, read by the product's own job
/// from servers that speak those contracts, and held against invoices of the same days.
/// </summary>
public sealed class ReplayedMonthTests
{
    private const string Head = "vendor,number,first_day,last_day,currency,item,quantity,unit,amount\n";

    /// <summary>Cloudflare's cycle begins on the 14th, as the example of its subscription does.</summary>
    private const int AnchorDay = 14;

    private static readonly DateTimeOffset Now = new(2026, 4, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory, ClassData<DatabaseKinds>]
    public async Task It_reconciles_to_the_cent_and_every_difference_has_its_cause(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Studio.Of(database, Now);
        await Given.PricesAsync(studio.Db);
        await StreamsAsync(studio);
        await ReadAsync(studio, database);

        var kept = await GivenReads.KeepAsync(studio, database, Head
            + "agora,AG-3,2026-03-01,2026-03-31,USD,agora/rtc-audio,206,minutes,0.20\n"
            + "agora,AG-3,2026-03-01,2026-03-31,USD,agora/rtc-hd,136,minutes,0.54\n"
            + "agora,AG-3,2026-03-01,2026-03-31,USD,agora/rtc-full-hd,60,minutes,0.54\n"
            + "agora,AG-3,2026-03-01,2026-03-31,USD,agora/transcoding,195,minutes,0.39\n"
            + "agora,AG-3,2026-03-01,2026-03-31,USD,agora/free-minutes,,,-0.25\n"
            + "cloudflare,CF-2,2026-02-14,2026-03-13,USD,cloudflare/delivery,2945,minutes,3.24\n"
            + "cloudflare,CF-2,2026-02-14,2026-03-13,USD,cloudflare/storage,1,\"1,000 minutes\",5.00\n");
        Assert.Null(kept.Refused);

        await using var db = studio.Open();
        var reads = GivenReads.Reads(studio, db, AnchorDay);
        var agora = (await reads.OfMonthAsync(new BillingMonth(2026, 3), CancellationToken.None)).Single(v => v.Vendor == "agora");
        var cloudflare = (await reads.OfMonthAsync(new BillingMonth(2026, 2), CancellationToken.None)).Single(v => v.Vendor == "cloudflare");

        Assert.Equal((142L, 0), (agora.BilledCents, agora.UnreadDays));
        Assert.Equal((824L, 0), (cloudflare.BilledCents, cloudflare.UnreadDays));
        Assert.All(new[] { agora, cloudflare }, vendor =>
        {
            Assert.All(vendor.Lines, line => Assert.Equal(line.DifferenceCents, line.Causes.Sum(c => c.Cents)));
            Assert.Equal(vendor.BilledCents - vendor.EstimatedCents, vendor.Causes.Sum(c => c.Cents));
            Assert.Equal(vendor.EstimatedCents - vendor.Bridge!.BookedCents, vendor.Bridge.Causes.Sum(c => c.Cents));
            Assert.DoesNotContain(vendor.Causes, c => c.Cause == Unexplained);
        });

        // 30 of 45 minutes of the stream whose end never came, a day that nobody told of, 60 minutes at another tier, seconds.
        Assert.Equal([(MissingWebhook, 2)], Causes(agora, "rtc-audio"));
        Assert.Equal([(Tier, -24), (MissingWebhook, 6)], Causes(agora, "rtc-hd"));
        Assert.Equal([(Tier, 54)], Causes(agora, "rtc-full-hd"));
        Assert.Equal([(MissingWebhook, 3)], Causes(agora, "transcoding"));
        Assert.Equal([(FreeMinutes, -25)], Causes(agora, "free-minutes"));

        Assert.Equal([(MissingWebhook, 30), (PriceChange, 29), (ReplayViews, 10), (DifferenceCause.Sampling, 3)], Causes(cloudflare, "delivery"));
        Assert.Equal([(KeptRecordings, 361), (Rounding, 94)], Causes(cloudflare, "storage"));
        Assert.Equal([CycleAnchor], cloudflare.Bridge!.Causes.Select(c => c.Cause).Where(c => c != Rounding));
        var proposal = Assert.Single(cloudflare.Proposals);
        Assert.Equal((1.10m, new DateOnly(2026, 2, 14)), (proposal.UsdPerUnit, proposal.ValidFrom));
    }

    /// <summary>A short stream in February, the show of the examples on 1 March, one at another tier, one whose end never came.</summary>
    private static async Task StreamsAsync(Studio studio)
    {
        var first = new DateTimeOffset(2026, 2, 10, 12, 0, 0, TimeSpan.Zero);
        await studio.BroadcastAsync(await studio.ChannelAsync(), first, first.AddMinutes(5), hls: 0);
        var show = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        await studio.BroadcastAsync(await studio.ChannelAsync(c => c.CloudflareLiveInputId = "input-show"), show, show.AddMinutes(90), hls: 28);
        var fuller = new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);
        await studio.BroadcastAsync(await studio.ChannelAsync(), fuller, fuller.AddMinutes(60), hls: 0);
        var lost = await studio.StartAsync(await studio.ChannelAsync(), fuller.AddDays(2));
        await studio.WatchAsync(lost, lost.StartedAt, lost.StartedAt.AddMinutes(30), hls: 0);
        await studio.EndAsync(lost, lost.StartedAt.AddMinutes(30), EndCause.Timeout);
        await studio.RecordAsync();
    }

    /// <summary>The examples as they are, and what was added to them.</summary>
    private static async Task ReadAsync(Studio studio, TestDatabase database)
    {
        var show = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var vendors = new MeteringVendors { StoredMinutes = Payload("cloudflare.storage_usage").GetProperty("result").GetProperty("totalStorageMinutes").GetDecimal() };
        foreach (var row in Payload("cloudflare.graphql.minutes_viewed.response").GetProperty("data").GetProperty("viewer").GetProperty("accounts")[0].GetProperty("streamMinutesViewedAdaptiveGroups").EnumerateArray())
        {
            var dimensions = row.GetProperty("dimensions");
            vendors.Viewed(Day(dimensions.GetProperty("date")), dimensions.GetProperty("uid").GetString()!, dimensions.GetProperty("clientCountryName").GetString()!, row.GetProperty("sum").GetProperty("minutesViewed").GetDecimal());
        }

        vendors.Video("c5f2d3e4b6a71829304b5c6d7e8f90a1", "input-show", show.AddSeconds(4), 5_396)
            .Viewed(new DateOnly(2026, 3, 3), "c5f2d3e4b6a71829304b5c6d7e8f90a1", "US", 100)
            .Video("d000d000d000d000d000d000d000d000", "input-show", show.AddDays(4), 1_800)
            .Viewed(new DateOnly(2026, 3, 5), "d000d000d000d000d000d000d000d000", "ES", 300);

        var project = Payload("agora.projects").GetProperty("projects")[0].GetProperty("id").GetString()!;
        vendors.Project(project, "app");
        foreach (var day in Payload("agora.usage.v3.default").GetProperty("usages").EnumerateArray())
        {
            vendors.Received(project, Day(day.GetProperty("date")), [.. day.GetProperty("usage").EnumerateObject().Select(t => (t.Name, t.Value.GetInt64()))]);
        }

        vendors.Received(project, new DateOnly(2026, 3, 20), ("durationAudioAll", 3_600), ("durationVideo1080P", 3_600))
            .Received(project, new DateOnly(2026, 3, 22), ("durationAudioAll", 2_700), ("durationVideoHd", 2_700))
            .Received(project, new DateOnly(2026, 3, 25), ("durationAudioAll", 600));

        await using var played = await PlayedVendors.StartAsync();
        await using var host = await SamplingHost.StartAsync(database, played.Url, studio.Clock);
        played.Instead = vendors.AnswerAsync;
        await host.ReadUsageAsync();
        // Kept by the day on which it is read: the first half of March was read at its time.
        studio.Db.StorageReadings.Add(new StreamOps.Data.Operations.StorageReadingRow { Day = new DateOnly(2026, 3, 10), ReadAt = Now, StoredMinutes = vendors.StoredMinutes, MostMinutes = vendors.StoredMinutes, BoughtMinutes = 2_000 });
        await studio.Db.SaveChangesAsync();
    }

    private static (DifferenceCause, long)[] Causes(VendorReconciliation vendor, string code) =>
        [.. vendor.Lines.Single(l => l.Item.Code == code).Causes.Select(c => (c.Cause, c.Cents))];

    private static JsonElement Payload(string name) => StreamOps.Tests.Vendors.Demo.SharedData.Payload($"{name}.json");

    private static DateOnly Day(JsonElement text) => DateOnly.FromDateTime(DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime);
}
