namespace StreamOps.Features.Streams;

/// <summary>Streams: begun and ended by the platform, read live or past.</summary>
public static class StreamsFeature
{
    public static WebApplicationBuilder AddStreams(this WebApplicationBuilder builder)
    {
        builder.Services.AddStreamIngest();
        builder.Services.AddScoped<StreamNotes>();
        return builder;
    }

    public static WebApplication MapStreams(this WebApplication app)
    {
        app.MapStreamIngest();
        app.MapStreamReads();
        return app;
    }
}
