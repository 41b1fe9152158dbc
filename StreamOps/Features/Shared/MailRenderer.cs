using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using StreamOps.Components.Mail;

namespace StreamOps.Features.Shared;

/// <summary>A mail as it goes out, in both of its forms.</summary>
public sealed record RenderedMail(string Html, string Text);

/// <summary>Renders the body of a mail from a component, outside of any request.</summary>
public sealed class MailRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<RenderedMail> RenderAsync<TMail>(IDictionary<string, object?> parameters)
        where TMail : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TMail>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return new RenderedMail(html, MailText.Of(html));
    }
}
