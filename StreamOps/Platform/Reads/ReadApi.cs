using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StreamOps.Platform.Reads;

/// <summary>What the reading calls have in common.</summary>
public static class ReadApi
{
    private const string Root = "/api/v1";

    /// <summary>A group of reading calls; every one of them is behind the policy.</summary>
    public static RouteGroupBuilder MapReads(this IEndpointRouteBuilder routes, string path, string policy) =>
        (RouteGroupBuilder)routes.MapGroup(Root + path)
            .RequireAuthorization(policy)
            .WithTags("Reading")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>There is none, or none for this caller: both look alike.</summary>
    public static ProblemHttpResult Missing(string noun, long id) =>
        WebProblem.NotFound(string.Create(CultureInfo.InvariantCulture, $"There is no {noun} {id}."));
}
