using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace StreamOps.Platform;

/// <summary>Refusals of the API as problem documents (RFC 9457) with <c>errors</c> by field path.</summary>
public static class WebProblem
{
    /// <summary>400: the body cannot be read as what it should be.</summary>
    public static ProblemHttpResult Malformed(WebFieldErrors errors) =>
        Of(StatusCodes.Status400BadRequest, "Malformed request", "Nothing was stored. 'errors' names each field and what it takes.", errors);

    /// <summary>404.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "Not found", detail);

    /// <summary>409: right in itself, but something else is in the way.</summary>
    public static ProblemHttpResult Conflict(string detail, WebFieldErrors? errors = null) =>
        Of(StatusCodes.Status409Conflict, "Conflict", detail, errors);

    /// <summary>422: readable, but it cannot be.</summary>
    public static ProblemHttpResult Impossible(WebFieldErrors errors) =>
        Of(StatusCodes.Status422UnprocessableEntity, "Not possible", "Nothing was stored. 'errors' names each field and why it cannot be.", errors);

    public static ProblemHttpResult Of(int status, string title, string detail, WebFieldErrors? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        if (errors is not null)
        {
            problem.Extensions["errors"] = errors.ToDictionary();
        }

        return TypedResults.Problem(problem);
    }

    /// <summary>429 or 503: the same request may be sent again after a moment.</summary>
    public static IResult Later(HttpContext context, int status, string title, string detail, int seconds = 1)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Of(status, title, detail);
    }
}
