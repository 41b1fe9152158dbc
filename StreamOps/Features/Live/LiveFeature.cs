using StreamOps.Platform.Access;

namespace StreamOps.Features.Live;

/// <summary>What is live now: the wall and its events.</summary>
public static class LiveFeature
{
    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveFeed>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveFeed>());
        builder.Services.AddSingleton<LiveDoor>();
        builder.Services.AddSingleton<LiveEndpoints>();
        return builder;
    }

    public static WebApplication MapLive(this WebApplication app)
    {
        var live = app.MapGroup("/live").RequireAuthorization(Policies.Channels);
        live.MapGet("/platform", (LiveEndpoints live, HttpContext context) => live.Platform(context))
            .WithSummary("What is on air, as events named platform")
            .TellsEvents();
        live.MapGet("/streams/{id:long}", (LiveEndpoints live, long id, HttpContext context, CancellationToken cancel) => live.StreamAsync(id, context, cancel))
            .WithSummary("One stream, as events named sample; the last one tells how it ended")
            .TellsEvents()
            .ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static RouteHandlerBuilder TellsEvents(this RouteHandlerBuilder endpoint) => endpoint
        .WithTags("Live")
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
