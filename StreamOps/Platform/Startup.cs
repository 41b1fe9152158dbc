namespace StreamOps.Platform;

/// <summary>How the process begins and ends.</summary>
public static class Startup
{
    /// <summary>A service manager is promised 10 s; what is left is for the runtime to end.</summary>
    private static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Settings are read once, at the start. Their files are not watched: each watch takes one of the few that the kernel gives a user (128 on
    /// Debian), and a server that finds none left does not start.
    /// </summary>
    public static WebApplicationBuilder Begin(string[] args)
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. ContentRoot.Arguments(), .. args]);

        // A build that nobody published has its files where they were written.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    public static WebApplicationBuilder AddStartup(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Shutdown);
        builder.Services.AddHostedService<StartupNotice>();
        return builder;
    }

    /// <summary>Runs until the host is told to stop. A part that does not stop in time is named in the log; it is no reason to end as if by a fault.</summary>
    public static async Task RunToEndAsync(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("StreamOps.Platform.Startup");
        var stopping = app.Lifetime.ApplicationStopping;
        var hasFailed = false;
        try
        {
            await using (app)
            {
                try
                {
                    await app.StartAsync();
                }
                catch when (!stopping.IsCancellationRequested)
                {
                    // What ran by then ends as that of a host that stops, not as if it had failed itself.
                    hasFailed = true;
                    app.Lifetime.StopApplication();
                    throw;
                }

                await app.WaitForShutdownAsync();
            }
        }
        catch (Exception error) when (!hasFailed && stopping.IsCancellationRequested && (error is OperationCanceledException or AggregateException))
        {
            logger.LogWarning(error, "Some part of the application did not stop in time");
        }
    }
}
