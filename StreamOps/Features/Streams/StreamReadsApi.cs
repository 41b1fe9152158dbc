using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Streams;

/// <summary>One stream for programs. A seller reads own ones; a stranger's does not exist.</summary>
public static class StreamReadsApi
{
    /// <param name="EndedBy">Who said that it is over: <c>timeout</c> where nobody did.</param>
    public sealed record StreamItem(
        long Id,
        long ChannelId,
        string? ExternalId,
        DateTimeOffset StartedAt,
        DateTimeOffset? EndedAt,
        bool IsActive,
        StreamMode Mode,
        RelayStatus RelayStatus,
        int Hosts,
        ResolutionTier Tier,
        RelayPath Relay,
        int SampleIntervalSeconds,
        EndCause? EndedBy)
    {
        public static StreamItem Of(StreamRow s) => new(
            s.Id, s.ChannelId, s.ExternalId, s.StartedAt, s.EndedAt, s.EndedAt is null, s.Mode, s.RelayStatus,
            s.Hosts, s.Tier, s.Relay, s.SampleIntervalSeconds, s.EndedBy);
    }

    /// <param name="DurationSeconds">Start to end, or to now.</param>
    /// <param name="PeakViewers">Largest sample; 0 where none knew.</param>
    /// <param name="AvgViewers">Over sampled live time, whole.</param>
    /// <param name="ViewersNow">Null: not known, or over.</param>
    public sealed record Stats(
        long StreamId,
        long ChannelId,
        long DurationSeconds,
        int PeakViewers,
        DateTimeOffset? PeakAt,
        int AvgViewers,
        decimal ViewerMinutes,
        decimal CoveragePercent,
        int Samples,
        DateTimeOffset StartedAt,
        DateTimeOffset? EndedAt,
        bool IsActive,
        int? ViewersNow)
    {
        public static Stats Of(StreamFigures f) => new(
            f.Stream.Id,
            f.Stream.ChannelId,
            f.LiveMs / 1000,
            f.Audience.Peak ?? 0,
            f.Total?.PeakAt,
            f.Audience.WholeAverage,
            Shown.Decimals(f.Audience.ViewerMinutes),
            Shown.Decimals(f.Audience.CoveragePercent(f.LiveMs) ?? 0),
            f.Audience.Samples,
            f.Stream.StartedAt,
            f.Stream.EndedAt,
            f.IsLive,
            f.ViewersNow);
    }

    public static void MapStreamReads(this IEndpointRouteBuilder routes)
    {
        var streams = routes.MapReads("/streams", Policies.Channels);
        streams.MapGet("/{id:long}", OneAsync).WithSummary("One stream").ProducesProblem(StatusCodes.Status404NotFound);
        streams.MapGet("/{id:long}/stats", StatsAsync).WithSummary("A stream's figures").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<StreamItem>, ProblemHttpResult>> OneAsync(
        long id, ClaimsPrincipal caller, StreamReads streams, CancellationToken cancel) =>
        await streams.OneAsync(caller.ChannelScope(), id, cancel) is { } found
            ? TypedResults.Ok(StreamItem.Of(found.Stream))
            : ReadApi.Missing("stream", id);

    private static async Task<Results<Ok<Stats>, ProblemHttpResult>> StatsAsync(
        long id, ClaimsPrincipal caller, StreamReads streams, CancellationToken cancel) =>
        await streams.OneAsync(caller.ChannelScope(), id, cancel) is { } found
            ? TypedResults.Ok(Stats.Of(found))
            : ReadApi.Missing("stream", id);
}
