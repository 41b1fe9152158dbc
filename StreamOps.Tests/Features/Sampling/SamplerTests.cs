using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Features.Sampling;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Features.Sampling;

public sealed class SamplerTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_tick_writes_what_the_vendors_say_at_the_tick_s_instant(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url, new FakeTimeProvider(Given.Noon.AddSeconds(63.7)));
        var stream = await SampledAsync(database);

        await host.TickAsync();

        var sample = Assert.Single(await host.SamplesAsync(stream.Id));
        Assert.Equal(Given.Noon.AddSeconds(60), sample.Timestamp);
        // Four in the audience, one of them the server of the relay.
        Assert.Equal((true, 120, 3, RelayStatus.Active, "video-1"), (sample.IsLive, sample.HlsViewers, sample.AgoraViewers, sample.RelayStatus, sample.CloudflareStreamId));
        await using var db = database.Open();
        Assert.Equal(["agora", "cloudflare", "sampler"], await db.Connectors.Where(c => c.LastSuccessAt != null && c.LastFailureAt == null).OrderBy(c => c.Name).Select(c => c.Name).ToListAsync());
    }

    public static TheoryData<string> Faults => ["down", "html", "negative", "429", "500"];

    [Theory, MemberData(nameof(Faults))]
    public async Task A_vendor_that_fails_leaves_an_unknown_sample_and_a_reason_never_a_zero(string fault)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        vendors.Viewers = "-3";
        vendors.Instead = fault switch
        {
            "html" => c => VendorStub.Say(c, "<html>Bad gateway</html>", 200, "text/html"),
            "429" => c =>
            {
                c.Response.Headers.RetryAfter = "120";
                return VendorStub.Say(c, "{}", 429);
            }
            ,
            "500" => c => VendorStub.Say(c, "{}", 500),
            _ => null,
        };
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, fault == "down" ? await VendorStub.GoneAsync() : vendors.Url);
        var stream = await SampledAsync(database);

        await host.TickAsync();

        var sample = Assert.Single(await host.SamplesAsync(stream.Id));
        Assert.Null(sample.HlsViewers);
        Assert.Equal((true, RelayStatus.Active), (sample.IsLive, sample.RelayStatus));
        await using var db = database.Open();
        var status = await db.Connectors.SingleAsync(c => c.Name == "cloudflare");
        Assert.NotNull(status.LastFailureAt);
        Assert.NotEmpty(status.LastFailureReason!);
        Assert.Equal(0, (await db.StreamTotals.SingleAsync()).SampledMs);
    }

    /// <summary>One input that hides its viewers, or that was deleted, among those that answer.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_vendor_that_answers_for_other_streams_is_not_down(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        await SampledAsync(database, c => (c.AgoraChannel, c.CloudflareLiveInputId) = (null, "good"), StreamMode.HlsOnly);
        await SampledAsync(database, c => (c.AgoraChannel, c.CloudflareLiveInputId) = (null, "odd"), StreamMode.HlsOnly);
        vendors.Instead = c => c.Request.Path.StartsWithSegments("/odd")
            ? VendorStub.Say(c, "{}", 404)
            : VendorStub.Say(c, """{"isInput":true,"videoUID":"v","live":true,"liveViewers":5}""");

        await host.TickAsync();

        await using var db = database.Open();
        var status = await db.Connectors.SingleAsync(c => c.Name == "cloudflare");
        Assert.NotNull(status.LastFailureReason);
        Assert.True(status.LastFailureAt <= status.LastSuccessAt, $"failed {status.LastFailureAt}, succeeded {status.LastSuccessAt}");
    }

    [Fact]
    public async Task A_tick_never_takes_longer_than_its_interval_and_the_quick_are_not_made_to_wait_for_the_slow()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url, intervalSeconds: 1);
        var quick = await SampledAsync(database, c => (c.AgoraChannel, c.CloudflareLiveInputId) = (null, "quick"), StreamMode.HlsOnly);
        var slow = new List<StreamRow>();
        for (var i = 0; i < 60; i++)
        {
            slow.Add(await SampledAsync(database));
        }

        vendors.Instead = async c =>
        {
            if (c.Request.Path.StartsWithSegments("/quick"))
            {
                await VendorStub.Say(c, """{"isInput":true,"videoUID":"v","live":true,"liveViewers":5}""");
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(30), c.RequestAborted);
        };
        await host.TickAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();

        await host.TickAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1.6));
        Assert.All(await host.SamplesAsync(quick.Id), s => Assert.Equal(5, s.HlsViewers));
        foreach (var stream in slow)
        {
            var samples = await host.SamplesAsync(stream.Id);
            Assert.Equal(2, samples.Count);
            Assert.All(samples, s => Assert.Equal(((int?)null, (int?)null, true), (s.HlsViewers, s.AgoraViewers, s.IsLive)));
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task No_tick_is_run_twice_or_while_another_runs_on_two_servers_over_one_database(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new FakeTimeProvider(Given.Noon);
        await using var one = await SamplingHost.StartAsync(database, vendors.Url, clock);
        await using var two = await SamplingHost.StartAsync(database, vendors.Url, clock);
        var stream = await SampledAsync(database);

        for (var tick = 0; tick < 20; tick++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).TickAsync()));
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(20, (await one.SamplesAsync(stream.Id)).Count);
        Assert.Equal(20, vendors.Calls.Count(c => c.Address.EndsWith("/lifecycle", StringComparison.Ordinal)));
        var counts = new[] { one, two }.Select(h => h.Services.GetRequiredService<SamplingCounts>()).ToList();
        Assert.Equal((20, 140), (counts.Sum(c => c.TicksRun), counts.Sum(c => c.TicksSkipped)));
    }

    [Fact]
    public async Task A_tick_that_is_still_at_work_makes_the_next_one_skip()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        await SampledAsync(database);
        var release = new TaskCompletionSource();
        vendors.Instead = c => release.Task.ContinueWith(_ => VendorStub.Say(c, "{}"), TaskScheduler.Default).Unwrap();

        var first = host.TickAsync();
        while (vendors.Calls.Count == 0)
        {
            await Task.Delay(5);
        }

        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.TickAsync();
        release.SetResult();
        await first;

        var counts = host.Services.GetRequiredService<SamplingCounts>();
        Assert.Equal((1, 1), (counts.TicksRun, counts.TicksSkipped));
    }

    [Fact]
    public async Task A_failed_converter_is_a_relay_error_once_Cloudflare_gets_nothing()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        (vendors.CloudflareLive, vendors.ConverterState) = (false, "failed");
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        var stream = await SampledAsync(database);

        await host.TickAsync();

        Assert.Equal(RelayStatus.Error, (await host.StreamAsync(stream.Id)).RelayStatus);
        Assert.True(Assert.Single(await host.SamplesAsync(stream.Id)).IsLive);
    }

    [Fact]
    public async Task Vendors_that_are_off_are_not_asked_and_leave_no_sample()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors: null);
        var stream = await SampledAsync(database);

        await host.TickAsync();

        Assert.Empty(await host.SamplesAsync(stream.Id));
    }

    internal static async Task<StreamRow> SampledAsync(TestDatabase database, Action<ChannelRow>? change = null, StreamMode mode = StreamMode.Hybrid)
    {
        await using var db = database.Open();
        return await Given.StreamAsync(db, await Given.ChannelAsync(db, change), s => (s.IsSampled, s.Mode) = (true, mode));
    }
}
