using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data.Figures;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Channels;

/// <summary>Channels and their figures for programs. A seller reads own ones; a stranger's does not exist.</summary>
public static class ChannelReadsApi
{
    public static void MapChannelReads(this IEndpointRouteBuilder routes)
    {
        var channels = routes.MapReads("/channels", Policies.Channels);
        channels.MapGet("/", ListAsync).WithSummary("Channels by name");
        channels.MapGet("/{id:long}/stats", StatsAsync).WithSummary("A channel over a span of time").ProducesProblem(StatusCodes.Status404NotFound);
        channels.MapChannelMetrics();
    }

    private static async Task<Results<Ok<Paged<ChannelItem>>, ValidationProblem>> ListAsync(
        [Description("from 1")] string? page,
        [Description("1 to 1000, usually 50")] string? pageSize,
        ClaimsPrincipal caller, ChannelList channels, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var paging = query.Page(page, pageSize);
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var byName = new ChannelQuery(null, ChannelFilter.All, ChannelSort.Name, Descending: false, paging.Page, paging.PageSize);
        var (items, total) = await channels.FindAsync(caller.ChannelScope(), byName, cancel);
        return TypedResults.Ok(new Paged<ChannelItem>([.. items.Select(ChannelItem.Of)], paging.Page, paging.PageSize, total));
    }

    private static async Task<Results<Ok<ChannelStatsAnswer>, ValidationProblem, ProblemHttpResult>> StatsAsync(
        long id,
        [Description("inclusive, ISO 8601; taken at the grain of a minute")] string? from,
        [Description("exclusive, ISO 8601; taken at the grain of a minute")] string? to,
        ClaimsPrincipal caller, ChannelFigures channels, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var span = query.Span(from, to);
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        return await channels.OneAsync(caller.ChannelScope(), id, cancel) is null
            ? ReadApi.Missing("channel", id)
            : TypedResults.Ok(ChannelStatsAnswer.Of(await channels.StatsAsync(id, span.From, span.To, cancel)));
    }
}
