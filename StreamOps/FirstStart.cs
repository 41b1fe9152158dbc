using StreamOps.Features.Demo;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps;

/// <summary>What a database must hold before the first request. One instance puts it in, the others wait.</summary>
public static class FirstStart
{
    public static async Task StartDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<DatabaseStart>().RunAsync(
            async (db, cancel) =>
            {
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                await BillingStart.FillAsync(db, services.GetRequiredService<BillingOptions>(), now, cancel);
                await services.GetRequiredService<AccessBootstrap>().FillAsync(db, cancel);
                if (services.GetService<DemoPeople>() is { } people)
                {
                    await people.FillAsync(db, cancel);
                }
            },
            app.Lifetime.ApplicationStopping);
    }
}
