using Microsoft.Extensions.Options;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Watchdog;

/// <summary>Section <c>Watchdog</c>.</summary>
public sealed class WatchdogOptions
{
    public const string Section = "Watchdog";

    /// <summary>Called every minute while all is well, so that a service elsewhere notices when it stops. Often holds a key: secret.</summary>
    public string? HeartbeatUrl { get; set; }
}

/// <summary>Refuses an address that could never be called. It is not shown, because it often holds a key.</summary>
public sealed class WatchdogOptionsValidator : IValidateOptions<WatchdogOptions>
{
    public ValidateOptionsResult Validate(string? name, WatchdogOptions options) =>
        string.IsNullOrWhiteSpace(options.HeartbeatUrl) || OutgoingAddress.TryParse(options.HeartbeatUrl, mayBePlain: true, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(FormattableString.Invariant(
                $"Watchdog:HeartbeatUrl is set ({options.HeartbeatUrl.Length} characters, not shown); allowed: an address such as https://hc.example.com/key."));
}
