using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Outgoing;

/// <summary>Refuses what is no network, naming the key and what is allowed.</summary>
public sealed class OutgoingOptionsValidator : IValidateOptions<OutgoingOptions>
{
    public ValidateOptionsResult Validate(string? name, OutgoingOptions options)
    {
        var wrong = options.AllowedNetworks.Where(n => !TryParse(n, out _)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(n => $"{OutgoingOptions.Section}:{nameof(OutgoingOptions.AllowedNetworks)} is '{n}'; allowed: an address or a network such as 10.0.0.0/24, each."));
    }

    internal static bool TryParse(string text, [NotNullWhen(true)] out IPNetwork? network)
    {
        network = IPNetwork.TryParse(text, out var parsed) ? parsed
            : IPAddress.TryParse(text, out var single) ? new IPNetwork(single, single.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : null;
        return network is not null;
    }
}
