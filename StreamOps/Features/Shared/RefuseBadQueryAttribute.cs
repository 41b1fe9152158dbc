using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamOps.Features.Shared;

/// <summary>Answers 400 and says which part of the address cannot be read, before the page asks for anything.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RefuseBadQueryAttribute : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!context.ModelState.IsValid && context.HandlerInstance is PageModel page)
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
}
