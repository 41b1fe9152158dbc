using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace StreamOps.Platform;

/// <summary>Answers programs with problem documents, whatever goes wrong. People get a page, which is somebody else's work.</summary>
public sealed class WebErrors(RequestDelegate next, ILogger<WebErrors> logger)
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // What stood in the response before the failure would mix with the problem document.
            context.Response.Clear();
            await AnswerTo(error, context).ExecuteAsync(context);
        }
    }

    private IResult AnswerTo(Exception error, HttpContext context)
    {
        switch (error)
        {
            case WebRefusalException refusal:
                return refusal.Answer;
            case BadHttpRequestException bad:
                return WebProblem.Of(bad.StatusCode, "Bad request", bad.Message);
            case InvalidDataException:
                return WebProblem.Malformed(WebFieldErrors.Of(WebFieldErrors.Body, "is not what its Content-Encoding says"));
            case { } when IsPassing(error):
                logger.LogWarning(error, "The database could not be used for {Method} {Path}", context.Request.Method, context.Request.Path.Value);
                return WebProblem.Later(context, StatusCodes.Status503ServiceUnavailable, "Not now", "The database cannot be reached or is busy; nothing was stored.", 2);
            default:
                logger.LogError(error, "{Method} {Path} failed", context.Request.Method, context.Request.Path.Value);
                return WebProblem.Of(StatusCodes.Status500InternalServerError, "Something went wrong on our side", "It is in the log.");
        }
    }

    /// <summary>True for a failure of the database that may be gone in a moment.</summary>
    private static bool IsPassing(Exception error) =>
        error is DbException { IsTransient: true }
        || error is SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked }
        || (error.InnerException is { } inner && IsPassing(inner));
}
