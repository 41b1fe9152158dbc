namespace StreamOps.Features.Channels;

/// <summary>Channels: registered by the platform, read by their sellers.</summary>
public static class ChannelsFeature
{
    public static WebApplicationBuilder AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddChannelIngest();
        return builder;
    }

    public static WebApplication MapChannels(this WebApplication app)
    {
        app.MapChannelIngest();
        app.MapChannelReads();
        return app;
    }
}
