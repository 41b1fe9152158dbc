namespace StreamOps.Features.Overview;

/// <summary>The platform's month.</summary>
public static class OverviewFeature
{
    public static WebApplication MapOverview(this WebApplication app)
    {
        app.MapPlatformReads();
        return app;
    }
}
