using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamOps.Features.Demo;

/// <summary>Tells every page to say that its figures are simulated.</summary>
public sealed class DemoLabel : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        if (context.HandlerInstance is PageModel page)
        {
            page.ViewData["Demo"] = true;
        }
        else if (context.HandlerInstance is PageBase plain)
        {
            plain.ViewContext.ViewData["Demo"] = true;
        }

        return Task.CompletedTask;
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
}
