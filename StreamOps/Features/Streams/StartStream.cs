using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Streams;

/// <summary>Starts a stream as the platform's backend says.</summary>
public sealed class StartStream(
    StreamOpsDb db,
    StreamStore store,
    SamplingOptions sampling,
    IOptionsMonitor<CloudflareOptions> cloudflare,
    IOptionsMonitor<AgoraOptions> agora,
    TimeProvider clock)
{
    public async Task<IResult> RunAsync(long channelId, HttpContext http, CancellationToken cancel)
    {
        var body = await WebJsonBody.ReadAsync(http.Request, StartStreamBody.Read, cancel);
        var channel = await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == channelId, cancel);
        if (channel is null)
        {
            return WebProblem.NotFound($"There is no channel {channelId}.");
        }

        if (HostVideos.Contradictions(body) is { Any: true } contradictions)
        {
            return WebProblem.Impossible(contradictions);
        }

        var now = clock.GetUtcNow();
        var startedAt = body.StartedAt ?? now;
        if (IngestTime.Fault(startedAt, now) is { } fault)
        {
            return WebProblem.Impossible(WebFieldErrors.Of("startedAt", fault));
        }

        var (stream, isNew, conflict) = await store.StartAsync(Wanted(channel, body, startedAt), cancel);
        return stream is null
            ? WebProblem.Conflict(Taken(conflict!))
            : isNew
                ? TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/v1/streams/{stream.Id}"), StreamAnswer.Of(stream))
                : TypedResults.Ok(StreamAnswer.Of(stream));
    }

    private NewStream Wanted(ChannelRow channel, StartStreamBody body, DateTimeOffset startedAt) => new(
        channel.Id,
        body.ExternalId,
        startedAt,
        body.Mode ?? StreamMode.Hybrid,
        body.Hosts ?? body.HostVideos?.Count ?? 1,
        body.Tier ?? HostVideos.TierOf(body) ?? channel.Tier,
        body.Relay ?? channel.Relay,
        body.SampleIntervalSeconds ?? sampling.IntervalSeconds,
        IsSampled: body.SampleIntervalSeconds is null && CanBeSampled(channel));

    /// <summary>A caller who names a cadence hands over the samples; otherwise we take them, where a vendor can be asked about the channel.</summary>
    private bool CanBeSampled(ChannelRow channel) =>
        (channel.CloudflareLiveInputId is not null && cloudflare.CurrentValue.IsConfigured)
        || (channel.AgoraChannel is not null && agora.CurrentValue.IsConfigured);

    private static string Taken(StreamRow other) => string.Create(
        CultureInfo.InvariantCulture,
        $"Stream {other.Id} ({other.ExternalId ?? "no external id"}) has the channel since {other.StartedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}{(other.EndedAt is null ? " and is live" : "")}.");
}
