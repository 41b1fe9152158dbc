using Microsoft.AspNetCore.Diagnostics;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Platform;

/// <summary>How the product speaks HTTP: JSON, sizes, refusals as problem documents, and its own description.</summary>
public static class Web
{
    private const string Api = "/api";

    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = WebBody.Limit);
        builder.Services.ConfigureHttpJsonOptions(o => WebJson.Apply(o.SerializerOptions));
        builder.Services.AddPageCompression();
        builder.Services.AddRequestDecompression();
        builder.Services.AddOpenApi(o => o.AddDocumentTransformer(WebDescription.DescribeApi));

        // Forms are checked here, not by a script; and the hidden summary that such a script needs has an inline style, which the policy forbids.
        builder.Services.AddRazorPages(o => o.RootDirectory = "/Features")
            .AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddMvcOptions(o =>
            {
                o.Filters.Add<PlainTextFilter>();
                o.Filters.Add<KnownHandlerFilter>();
                o.Filters.Add<LastPageFilter>();
                o.ModelMetadataDetailsProviders.Add(new QueryWords());
            });
        return builder;
    }

    /// <summary>Before anything that can fail. Programs get problem documents; what people get is told elsewhere.</summary>
    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseWhen(c => MachinePaths.Contain(c.Request.Path), machine =>
        {
            machine.UseMiddleware<WebErrors>();
            machine.UseStatusCodePages(c => DescribeAsync(c));
        });

        app.UseWhen(c => !MachinePaths.Contain(c.Request.Path), pages =>
        {
            pages.UseExceptionHandler("/status/500");
            pages.UseStatusCodePagesWithReExecute("/status/{0}");
        });

        // Not for webhooks: their signatures are over the bytes as sent.
        app.UseWhen(c => c.Request.Path.StartsWithSegments(Api), api => api.UseRequestDecompression());
        return app;
    }

    /// <summary>Pages, their files, and the API's description. The description holds nothing that the source does not tell, and tools ask for it without a key.</summary>
    public static WebApplication MapWeb(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    /// <summary>A refusal that the framework leaves without a body, such as 404 for an unknown address or 405.</summary>
    private static Task DescribeAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (title, detail) = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ("Not found", "There is nothing at this address, or nothing that the caller may see."),
            StatusCodes.Status405MethodNotAllowed => ("Method not allowed", "The address is right, the method is not; 'Allow' names what is."),
            StatusCodes.Status415UnsupportedMediaType => ("Unsupported media type", "The Content-Type is not one that this address takes."),
            _ => ("Refused", "The request could not be taken as it was sent."),
        };
        return WebProblem.Of(http.Response.StatusCode, title, detail).ExecuteAsync(http);
    }
}
