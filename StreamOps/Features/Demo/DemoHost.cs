using StreamOps.Platform.Access;
using StreamOps.Vendors.Demo;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.Webhooks;

namespace StreamOps.Features.Demo;

/// <summary>Runs the demo's world once the application listens: its past first, then webhooks as broadcasts start and end.</summary>
public sealed class DemoHost(
    DemoPlatform platform,
    DemoHistory history,
    DemoInvoices invoices,
    DemoOptions options,
    PublicAddress address,
    TimeProvider clock,
    IHostApplicationLifetime life,
    ILoggerFactory loggers) : BackgroundService
{
    private readonly ILogger logger = loggers.CreateLogger<DemoHost>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ListeningAsync(stoppingToken);
            logger.LogInformation(
                "Demo accounts: {Admin}, {Finance}, {Seller}; password of all: {Password}", DemoPeople.Admin, DemoPeople.Finance, platform.World.Schedule.Sellers[0].Email, DemoPeople.Password);
            using var http = new HttpClient { BaseAddress = address.Listening };
            var sender = new DemoWebhookSender(platform, http, clock, loggers.CreateLogger<DemoWebhookSender>()) { Beat = DemoWebhookSender.BeatAt(options.Speed) };
            await Task.WhenAll(PastAsync(stoppingToken), sender.RunAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the world goes on at the next start.
        }
    }

    private async Task PastAsync(CancellationToken cancel)
    {
        await history.FillAsync(cancel);
        await invoices.FillAsync(platform.World, cancel);
    }

    private async Task ListeningAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }
}
