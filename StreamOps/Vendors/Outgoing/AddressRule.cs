using System.Net;
using System.Net.Sockets;

namespace StreamOps.Vendors.Outgoing;

/// <summary>
/// Which addresses a URL that somebody typed may lead to: those of the public internet, so that nobody reaches through us what stands behind our
/// firewall. What is not known to be public is refused; <paramref name="allowed"/> opens exceptions by name.
/// </summary>
/// <param name="allowed">Networks of the operator's own that may be reached all the same.</param>
public sealed class AddressRule(IReadOnlyCollection<IPNetwork> allowed)
{
    /// <summary>Of the IANA registries of special-purpose addresses, as of 2026, all that is not globally reachable, and multicast.</summary>
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>The only part of IPv6 that is given out to the public internet: what is local, mapped or translated lies outside.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Named by the operator: may be reached without encryption, too. An address of IPv4 in the clothes of IPv6 is taken for no other.</summary>
    public bool IsNamed(IPAddress address) => !address.IsIPv4MappedToIPv6 && allowed.Any(n => n.Contains(address));

    public bool MayReach(IPAddress address) => IsNamed(address) || IsPublic(address);

    private static bool IsPublic(IPAddress address) =>
        address.AddressFamily switch
        {
            AddressFamily.InterNetwork => true,
            AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && GlobalUnicast.Contains(address),
            _ => false,
        }
        && !Special.Any(n => n.Contains(address));
}
