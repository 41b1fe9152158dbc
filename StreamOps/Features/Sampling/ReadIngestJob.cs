using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Vendors;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>
/// Reads what Cloudflare measured at the ingest of every live stream: bitrate, keyframes, upload time. Its own host of analytics is asked,
/// once a minute for up to 150 streams, so that the questions of every tick are not touched. May run twice, anywhere.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class ReadIngestJob(
    IDbContextFactory<StreamOpsDb> factory,
    CloudflareStreamClient cloudflare,
    IOptionsMonitor<CloudflareOptions> cloudflareOptions,
    Leases leases,
    SamplingOptions options,
    Connectors connectors,
    TimeProvider clock)
{
    /// <summary>Real seconds between two readings: Cloudflare counts by the minute.</summary>
    public const int IntervalSeconds = 60;

    private const string Lease = "ingest";

    /// <summary>How far one reading looks back, in intervals.</summary>
    private const int LooksBack = 5;

    public async Task RunAsync(CancellationToken cancel)
    {
        var interval = TimeSpan.FromSeconds(IntervalSeconds * options.Speed);
        var now = clock.GetUtcNow();
        if (!cloudflareOptions.CurrentValue.IsConfigured
            || await leases.TakeAsync(Lease, SampleTickJob.TickOf(now, interval), interval * 2, cancel) is not { } owner)
        {
            return;
        }

        try
        {
            await ReadAsync(now, interval, cancel);
        }
        catch (VendorUnavailableException error)
        {
            await connectors.FailedAsync(Connectors.CloudflareIngest, error.Reason, cancel);
        }
        finally
        {
            await leases.GiveBackAsync(Lease, owner, CancellationToken.None);
        }
    }

    private async Task ReadAsync(DateTimeOffset now, TimeSpan interval, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var live = await db.Streams.AsNoTracking()
            .Where(s => s.EndedAt == null && s.Mode != StreamMode.AgoraOnly && s.Channel!.CloudflareLiveInputId != null)
            .Select(s => new { s.Id, s.StartedAt, Input = s.Channel!.CloudflareLiveInputId! })
            .ToListAsync(cancel);
        foreach (var some in live.Chunk(CloudflareStreamClient.MostInputs))
        {
            var minutes = await cloudflare.GetIngestAsync([.. some.Select(s => s.Input).Distinct()], now - (LooksBack * interval), cancel);
            await connectors.SucceededAsync(Connectors.CloudflareIngest, cancel);
            var newest = minutes.GroupBy(m => m.InputId).ToDictionary(g => g.Key, g => g.First());
            // A minute that began before the stream is the one of the stream before it.
            await KeepAsync(db, some.Where(s => newest.TryGetValue(s.Input, out var m) && m.Minute.AddMinutes(1) > s.StartedAt).ToDictionary(s => s.Id, s => newest[s.Input]), interval, cancel);
        }
    }

    private static async Task KeepAsync(StreamOpsDb db, Dictionary<long, IngestMinute> read, TimeSpan interval, CancellationToken cancel)
    {
        var known = await db.StreamIngests.Where(i => read.Keys.Contains(i.StreamId)).ToDictionaryAsync(i => i.StreamId, cancel);
        foreach (var (streamId, minute) in read)
        {
            if (!known.TryGetValue(streamId, out var row))
            {
                db.StreamIngests.Add(row = new StreamIngestRow { StreamId = streamId });
            }

            (row.Minute, row.IntervalSeconds) = (minute.Minute, (int)Math.Ceiling(interval.TotalSeconds));
            (row.BitrateKbps, row.UploadPercent) = (minute.BitrateKbps, (double?)minute.UploadPercent);
            (row.KeyframeSeconds, row.LongestKeyframeSeconds) = ((double?)minute.KeyframeSeconds, (double?)minute.LongestKeyframeSeconds);
        }

        await db.SaveChangesAsync(cancel);
    }
}
