using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using StreamOps.Data.Operations;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Watchdog;

/// <summary>Calls the heartbeat URL while this server is ready, so that silence is what alarms: nobody here can tell that all of us are gone.</summary>
public sealed class Heartbeat(IOptions<WatchdogOptions> options, HealthCheckService health, OutgoingHttp http, Connectors connectors)
{
    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "heartbeat";

    public bool IsOn => !string.IsNullOrWhiteSpace(options.Value.HeartbeatUrl);

    public async Task BeatAsync(CancellationToken cancel)
    {
        if (!IsOn || (await health.CheckHealthAsync(cancel)).Status != HealthStatus.Healthy)
        {
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, options.Value.HeartbeatUrl);
        var answer = await http.SendAsync(request, cancel);
        await (answer.IsGood ? connectors.SucceededAsync(Connector, cancel) : connectors.FailedAsync(Connector, answer.Status is { } status ? FormattableString.Invariant($"Answered {status}.") : answer.Words, cancel));
    }
}
