using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace StreamOps.Platform;

/// <summary>Tells <c>/openapi/v1.json</c> about bodies that an endpoint reads by hand.</summary>
public static class WebDescription
{
    /// <summary>May be said once for each media type: what is a document in one is a line in another.</summary>
    /// <typeparam name="T">A record; the parameters of its constructor without a default are the fields that must be there, if only as null.</typeparam>
    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder endpoint, bool required, string mediaType, string? meaning = null) =>
        endpoint.AddOpenApiOperationTransformer(async (operation, context, cancel) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(T), null, cancel);
            schema.Description = meaning ?? schema.Description;
            var body = operation.RequestBody as OpenApiRequestBody ?? new OpenApiRequestBody { Required = required };
            body.Content ??= new Dictionary<string, OpenApiMediaType>();
            body.Content[mediaType] = new OpenApiMediaType { Schema = schema };
            operation.RequestBody = body;
        });

    /// <summary>What is described, and how a program shows who it is.</summary>
    public static Task DescribeApi(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        const string Key = "apiKey";
        document.Info.Title = "StreamOps API";
        document.Components ??= new OpenApiComponents();
        document.AddComponent(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of /account/api-keys with the scope ingest to hand over, read to read, or admin for both.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
        return Task.CompletedTask;
    }

    /// <summary>The refusals that an endpoint knows beside those that all have in common (400, 401, 403, 413, 415, 429, 503).</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        int[] common = [400, 401, 403, 413, 415, 429, 503];
        foreach (var status in common.Concat(statuses).Order())
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }
}
