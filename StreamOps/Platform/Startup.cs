namespace StreamOps.Platform;

/// <summary>How the process begins and ends.</summary>
public static class Startup
{
    /// <summary>A service manager is promised 10 s; what is left is for the runtime to end.</summary>
    private static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(8);

    public static WebApplicationBuilder AddStartup(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Shutdown);
        builder.Services.AddHostedService<StartupNotice>();
        return builder;
    }
}
