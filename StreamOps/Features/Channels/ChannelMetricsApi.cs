using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using StreamOps.Data.Figures;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Channels;

/// <summary>A channel's history for programs: samples, or steps out of the roll-ups.</summary>
public static class ChannelMetricsApi
{
    /// <summary>One sample.</summary>
    /// <param name="HlsViewers">Null: not known.</param>
    public sealed record SampleItem(
        long StreamId,
        DateTimeOffset Timestamp,
        RelayStatus RelayStatus,
        bool IsLive,
        int? HlsViewers,
        int? AgoraViewers,
        int DurationSeconds,
        int? BitrateKbps,
        double? FrameRate,
        double? PacketLossPercent,
        string? CloudflareStreamId)
    {
        public static SampleItem Of(SampleRow s) => new(
            s.StreamId, s.Timestamp, s.RelayStatus, s.IsLive, s.HlsViewers, s.AgoraViewers, s.DurationSeconds,
            s.BitrateKbps, s.FrameRate, s.PacketLossPercent, s.CloudflareStreamId);
    }

    /// <summary>One minute, hour or day.</summary>
    /// <param name="Timestamp">Its first instant.</param>
    /// <param name="DurationSeconds">Live time in it.</param>
    /// <param name="PeakViewers">Null: no sample knew.</param>
    /// <param name="AvgViewers">Whole; null: no sample knew.</param>
    public sealed record StepItem(
        DateTimeOffset Timestamp, long DurationSeconds, int? PeakViewers, int? AvgViewers, decimal ViewerMinutes, decimal CoveragePercent, int Samples)
    {
        public static StepItem Of(MetricStep step) => new(
            step.Span.Start,
            step.LiveMs / 1000,
            step.Audience.Peak,
            step.Audience.Average is null ? null : step.Audience.WholeAverage,
            Shown.Decimals(step.Audience.ViewerMinutes),
            Shown.Decimals(step.Audience.CoveragePercent(step.LiveMs) ?? 0),
            step.Audience.Samples);
    }

    /// <param name="From">Inclusive, as it was taken.</param>
    /// <param name="To">Exclusive, as it was taken.</param>
    public sealed record Answer<T>(
        long ChannelId, Resolution Resolution, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<T> Items, int Page, int PageSize, int Total);

    public static void MapChannelMetrics(this IEndpointRouteBuilder channels) =>
        channels.MapGet("/{id:long}/metrics", MetricsAsync)
            .WithSummary("A channel's history, newest first")
            .Produces<Answer<StepItem>>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> MetricsAsync(
        long id,
        [Description("inclusive, ISO 8601")] string? from,
        [Description("exclusive, ISO 8601; a step belongs to the span in which it begins")] string? to,
        [Description("raw (31 days at most), minute (default, 93 days), hour (1100 days) or day")] string? resolution,
        [Description("from 1")] string? page,
        [Description("1 to 1000, usually 50")] string? pageSize,
        ClaimsPrincipal caller, ChannelFigures channels, ChannelMetrics metrics, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var open = query.Span(from, to);
        var fineness = query.Choice<Resolution>(resolution) ?? Resolution.Minute;
        var paging = query.Page(page, pageSize);
        if (open.To - open.From > ChannelMetrics.LongestSpan(fineness))
        {
            var days = ChannelMetrics.LongestSpan(fineness)!.Value.TotalDays;
            query.Refuse<object>("from", string.Create(CultureInfo.InvariantCulture, $"Must be at most {days} days before 'to' at this resolution; a coarser one takes more."));
        }

        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        if (await channels.OneAsync(caller.ChannelScope(), id, cancel) is null)
        {
            return ReadApi.Missing("channel", id);
        }

        var span = await metrics.SpanAsync(id, open.From, open.To, fineness, cancel);
        if (fineness == Resolution.Raw)
        {
            var (samples, count) = await metrics.RawAsync(id, span, paging.Page, paging.PageSize, cancel);
            return Page(samples.ConvertAll(SampleItem.Of), count);
        }

        var (steps, total) = await metrics.StepsAsync(id, span, fineness, paging.Page, paging.PageSize, cancel);
        return Page(steps.ConvertAll(StepItem.Of), total);

        IResult Page<T>(IReadOnlyList<T> items, int count) =>
            TypedResults.Ok(new Answer<T>(id, fineness, span.Start, span.End, items, paging.Page, paging.PageSize, count));
    }
}
