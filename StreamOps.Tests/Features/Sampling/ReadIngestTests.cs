using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>Bitrate, keyframes and upload of streams that we sample ourselves.</summary>
public sealed class ReadIngestTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_newest_minute_of_each_live_input_is_kept_with_its_time_and_counts_while_it_is_young(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        var (one, other) = (await StreamAsync(database, "in-1"), await StreamAsync(database, "in-2"));
        await SamplerTests.SampledAsync(database, c => c.CloudflareLiveInputId = "in-3", StreamMode.AgoraOnly);
        vendors.Ingest = [Group("in-1", Given.Noon.AddMinutes(-1), 1_000_000, 4), Group("in-1", Given.Noon, 500_000, 2)];

        await host.ReadIngestAsync();

        var body = Assert.Single(vendors.Calls, c => c.Address.EndsWith("/graphql", StringComparison.Ordinal)).Body;
        Assert.Contains("\"in-1\",\"in-2\"]", body, StringComparison.Ordinal);
        Assert.Equal(new IngestReading(2_000, 2m, 2m, 60m), await ReadingAsync(database, one, Given.Noon));
        Assert.Null(await ReadingAsync(database, other, Given.Noon));

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        vendors.Ingest = [Group("in-1", Given.Noon.AddMinutes(1), 2_000_000, 4)];
        await host.ReadIngestAsync();

        Assert.Equal(new IngestReading(4_000, 4m, 4m, 60m), await ReadingAsync(database, one, Given.Noon.AddMinutes(7)));
        Assert.Null(await ReadingAsync(database, one, Given.Noon.AddMinutes(7).AddSeconds(1)));
    }

    [Fact]
    public async Task A_minute_is_read_once_however_often_and_wherever_the_job_is_woken()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        await StreamAsync(database, "in-1");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.ReadIngestAsync()));

        Assert.Single(vendors.Calls, c => c.Address.EndsWith("/graphql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_minute_before_the_stream_belongs_to_another()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        var stream = await StreamAsync(database, "in-1");
        vendors.Ingest = [Group("in-1", Given.Noon.AddMinutes(-1), 1_000_000, 4)];

        await host.ReadIngestAsync();

        Assert.Null(await ReadingAsync(database, stream, Given.Noon));
    }

    [Fact]
    public async Task An_account_without_these_analytics_is_a_reason_under_system_health_and_no_figure()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        var stream = await StreamAsync(database, "in-1");
        vendors.Ingest = null;

        await host.ReadIngestAsync();

        Assert.Null(await ReadingAsync(database, stream, Given.Noon));
        await using var db = database.Open();
        Assert.Contains("unknown field", (await db.Connectors.SingleAsync(c => c.Name == "cloudflare-ingest")).LastFailureReason, StringComparison.Ordinal);
    }

    private static Task<StreamRow> StreamAsync(TestDatabase database, string input) => SamplerTests.SampledAsync(database, c => c.CloudflareLiveInputId = input);

    private static async Task<IngestReading?> ReadingAsync(TestDatabase database, StreamRow stream, DateTimeOffset now)
    {
        await using var db = database.Open();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now);
        return (await new StreamReads(db, BillingCalendar.Utc, Given.Patience, clock).OneAsync(ChannelScope.All, stream.Id, CancellationToken.None))!.IngestNow;
    }

    private static object Group(string input, DateTimeOffset minute, int bytes, int seconds) => new
    {
        avg = new { gopByteSize = bytes, gopDuration = seconds, uploadDurationRatio = 0.6 },
        dimensions = new { inputId = input, datetimeMinute = minute },
    };
}
