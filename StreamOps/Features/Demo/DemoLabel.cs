using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamOps.Features.Demo;

/// <summary>Tells every page to say that its figures are simulated.</summary>
public sealed class DemoLabel(DemoHistory history) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var data = context.HandlerInstance switch
        {
            PageModel page => page.ViewData,
            PageBase plain => plain.ViewContext.ViewData,
            _ => null,
        };
        if (data is not null)
        {
            (data["Demo"], data["DemoFills"]) = (true, !history.IsWhole);
        }

        return Task.CompletedTask;
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
}
