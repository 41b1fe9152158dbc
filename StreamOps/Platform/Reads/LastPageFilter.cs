using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace StreamOps.Platform.Reads;

/// <summary>A page of the site that shows a long list in pieces, the piece named by <c>?page=</c>.</summary>
public interface IPagedList
{
    /// <summary>Which piece was asked for, from 1.</summary>
    int PageNumber { get; }

    /// <summary>How many rows there are, and how many of them a piece holds; known once the handler has run.</summary>
    (int Total, int PageSize) Rows { get; }
}

/// <summary>Whoever asks for a page behind the last one is sent to the last one: rows go, links stay. Programs get an empty page instead, which ends their loop.</summary>
public sealed class LastPageFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context is { HandlerInstance: IPagedList list, Result: PageResult or null, Exception: null }
            && HttpMethods.IsGet(context.HttpContext.Request.Method)
            && list.PageNumber > LastOf(list.Rows))
        {
            context.Result = new LocalRedirectResult(At(context.HttpContext.Request, LastOf(list.Rows)));
        }
    }

    private static int LastOf((int Total, int PageSize) rows) => Math.Max(1, (rows.Total + rows.PageSize - 1) / rows.PageSize);

    private static string At(HttpRequest request, int page)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        query["page"] = page.ToString(CultureInfo.InvariantCulture);
        return request.PathBase + request.Path + new QueryBuilder(query).ToQueryString();
    }
}
