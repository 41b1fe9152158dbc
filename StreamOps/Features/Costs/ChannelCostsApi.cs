using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Costs;

/// <summary>Costs of one channel or stream for programs. A seller reads own ones; a stranger's does not exist.</summary>
public static class ChannelCostsApi
{
    public static void MapChannelCosts(this IEndpointRouteBuilder routes)
    {
        routes.MapReads("/channels", Policies.Channels)
            .MapGet("/{id:long}/costs", OfChannelAsync)
            .WithSummary("Cost records of a channel")
            .ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapReads("/streams", Policies.Channels)
            .MapGet("/{id:long}/costs", OfStreamAsync)
            .WithSummary("Cost records of a stream, or what it has cost so far")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ChannelCostsAnswer>, ValidationProblem, ProblemHttpResult>> OfChannelAsync(
        long id,
        [Description("yyyy-MM; all months where absent")] string? month,
        [Description("from 1")] string? page,
        [Description("1 to 1000, usually 1000")] string? pageSize,
        ClaimsPrincipal caller, ChannelFigures channels, CostRecordReads records, ChannelCosts costs, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var asked = query.Month(month);
        var paging = query.Page(page, pageSize, usualSize: Paging.LargestSize);
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        if (await channels.OneAsync(caller.ChannelScope(), id, cancel) is null)
        {
            return ReadApi.Missing("channel", id);
        }

        var found = await records.OfChannelAsync(id, asked, paging.Page, paging.PageSize, cancel);
        return TypedResults.Ok(ChannelCostsAnswer.Of(id, found, await costs.AdjustmentsAsync(id, asked, cancel), paging));
    }

    private static async Task<Results<Ok<StreamCostsAnswer>, ProblemHttpResult>> OfStreamAsync(
        long id, ClaimsPrincipal caller, StreamReads streams, CostRecordReads records, StreamOpsDb db, CancellationToken cancel)
    {
        if (await streams.OneAsync(caller.ChannelScope(), id, cancel) is not { } stream)
        {
            return ReadApi.Missing("stream", id);
        }

        var costs = (await records.OfStreamAsync(id, cancel)).ConvertAll(CostAnswer.Of);
        List<CostAnswer> accrued = stream.Stream.CostedAt is null
            ? [.. stream.Cost(await PriceBooks.CurrentAsync(db, cancel)).Select(line => CostAnswer.Of(id, line))]
            : [];
        var adjustments = await records.CorrectionsAsync(id, cancel);
        var (cents, accruedCents) = (costs.Sum(c => c.CostCents), accrued.Sum(c => c.CostCents));
        return TypedResults.Ok(new StreamCostsAnswer(
            id,
            stream.Stream.ChannelId,
            costs,
            cents,
            Shown.Dollars(cents),
            accrued,
            accruedCents,
            Shown.Dollars(accruedCents),
            [.. adjustments.Select(AdjustmentAnswer.Of)],
            adjustments.Sum(a => a.Cents)));
    }
}
