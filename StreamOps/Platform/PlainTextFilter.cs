using Microsoft.AspNetCore.Mvc.Filters;

namespace StreamOps.Platform;

/// <summary>
/// Takes NUL out of what pages are asked, before anything reads it: no person types it, and PostgreSQL takes it in no text. A form with one is refused
/// where it is read.
/// </summary>
public sealed class PlainTextFilter : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (request.QueryString.Value is { } query && query.Contains("%00", StringComparison.Ordinal))
        {
            request.QueryString = new QueryString(query.Replace("%00", "%EF%BF%BD", StringComparison.Ordinal));
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
