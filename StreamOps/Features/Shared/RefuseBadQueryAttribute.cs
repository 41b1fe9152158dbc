using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamOps.Features.Shared;

/// <summary>Answers 400 and says which part of the address cannot be read, before the page asks for anything. What is wrong in a form is the page's own matter.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RefuseBadQueryAttribute : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (IsBad(context) && context.HandlerInstance is PageModel page)
        {
            context.Result = new ViewResult
            {
                ViewName = "/Features/Shared/BadQuery.cshtml",
                ViewData = page.ViewData,
                StatusCode = StatusCodes.Status400BadRequest,
            };
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    private static bool IsBad(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? !context.ModelState.IsValid
            : context.ModelState.Any(entry => entry.Value!.Errors.Count > 0 && request.Query.ContainsKey(entry.Key));
    }
}
