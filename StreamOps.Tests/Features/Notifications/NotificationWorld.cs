using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Messages;
using StreamOps.Features.Mail;
using StreamOps.Features.Notifications;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Notifications;

/// <summary>Applications whose workers stand still, so that a test turns them by hand.</summary>
internal static class NotificationWorld
{
    public static Task<StreamOpsApp> StartAsync(DatabaseKind kind, FakeTimeProvider clock, IReadOnlyDictionary<string, string?>? settings = null) =>
        StreamOpsApp.StartAsync(kind, clock, settings, Still);

    public static StreamOpsApp Start(TestDatabase database, FakeTimeProvider clock, IReadOnlyDictionary<string, string?>? settings = null) =>
        StreamOpsApp.Start(database, clock, settings, Still);

    /// <summary>Spreads and gathers what is due.</summary>
    public static async Task TurnAsync(params StreamOpsApp[] apps) => await Task.WhenAll(apps.Select(app => Task.Run(async () =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        var spread = scope.ServiceProvider.GetRequiredService<NotificationSpread>();
        foreach (var id in await spread.OwedAsync(1000, CancellationToken.None))
        {
            await spread.SpreadAsync(id, CancellationToken.None);
        }

        await scope.ServiceProvider.GetRequiredService<NotificationMails>().GatherAsync(CancellationToken.None);
    })));

    public static async Task SendAsync(StreamOpsApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendMailJob>().RunAsync(CancellationToken.None);
    }

    public static async Task<List<OutboxMailRow>> MailsAsync(StreamOpsApp app)
    {
        await using var db = app.Open();
        return await db.OutboxMails.AsNoTracking().Where(m => m.DedupeKey.StartsWith("notification:")).OrderBy(m => m.Id).ToListAsync();
    }

    /// <summary>No worker and no job: only the web server is left running.</summary>
    public static void Still(IServiceCollection services)
    {
        foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name != "GenericWebHostService").ToList())
        {
            services.Remove(worker);
        }
    }
}
