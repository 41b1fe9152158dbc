using System.Net;
using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Outgoing;

/// <summary>The rule of addresses under the present configuration.</summary>
public sealed class AddressPolicy(IOptions<OutgoingOptions> options)
{
    private readonly List<IPNetwork> networks =
        [.. options.Value.AllowedNetworks.Select(n => OutgoingOptionsValidator.TryParse(n, out var network) ? network : null).OfType<IPNetwork>()];

    public AddressRule Rule => new(networks);

    /// <summary>Whether <c>http</c> may be typed: only where some network is named, and then only towards that.</summary>
    public bool MayBePlain => networks.Count > 0;
}
