using StreamOps.Vendors.Demo.Servers;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>
/// Sends the application the signed webhooks that the vendors would, as broadcasts start and end, with the losses,
/// doubles and delays that they warn of. A delivery that fails is the receiver's problem and never ends the loop.
/// </summary>
/// <param name="platform">Whose world and secrets.</param>
/// <param name="http">With the application's address as base address.</param>
/// <param name="clock">May run faster than the wall.</param>
/// <param name="log">Told of deliveries that were given up.</param>
public sealed class DemoWebhookSender(DemoPlatform platform, HttpClient http, TimeProvider clock, ILogger<DemoWebhookSender> log)
{
    /// <summary>Agora waits this long for an answer, of real time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NoticePlan plan = new(platform.World);

    /// <summary>How finely time is cut, in simulated time. A fast clock wants a coarse beat: see <see cref="BeatAt"/>.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A simulated second, or a quarter of a real one where that is more.</summary>
    public static TimeSpan BeatAt(double speed) => TimeSpan.FromSeconds(Math.Max(1, speed / 4));

    /// <summary>
    /// Runs until cancelled. Begins by repeating what was said of broadcasts already on: after a restart the application
    /// knows them and takes these as the duplicates they are.
    /// </summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var sentUntil = clock.GetUtcNow();
        try
        {
            foreach (var notice in plan.SaidOfLive(sentUntil).ToList())
            {
                await DeliverAsync(notice, cancel);
            }

            while (true)
            {
                await Task.Delay(Beat, clock, cancel);
                var now = clock.GetUtcNow();
                foreach (var (_, notice) in plan.SentBetween(sentUntil, now).ToList())
                {
                    await DeliverAsync(notice, cancel);
                }

                sentUntil = now;
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The host stops; what was not sent is found by polling, as after any loss.
        }
    }

    private async Task DeliverAsync(DemoNotice notice, CancellationToken cancel)
    {
        if (!await TakenAsync(notice, cancel))
        {
            _ = ResendAsync(notice, cancel);
        }
    }

    /// <summary>In the background: a receiver that is down must not hold up the world.</summary>
    private async Task ResendAsync(DemoNotice notice, CancellationToken cancel)
    {
        try
        {
            foreach (var gap in notice.Resends)
            {
                await Task.Delay(gap, clock, cancel);
                if (await TakenAsync(notice, cancel))
                {
                    return;
                }
            }

            log.LogInformation("Demo notice {Key} was not taken by {Path} and is dropped.", notice.Key, notice.Path);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Any failure to deliver, whatever its kind, means only that the notice was not taken.</summary>
    private async Task<bool> TakenAsync(DemoNotice notice, CancellationToken cancel)
    {
        try
        {
            using var request = notice.Request(platform.Settings, clock.GetUtcNow());
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            using var response = await http.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The sender stops.", e, cancel);
        }
    }
}
