using System.Globalization;
using System.Net;

namespace StreamOps.Platform;

/// <summary>Limits and trust at the door, section <c>Security</c>.</summary>
/// <param name="SignInsPerMinute">Tries to sign in that one address may make in a minute, over all accounts. Default 20.</param>
/// <param name="ApiRequestsPerSecond">Requests that one API key may make in a second, lasting; five times as many in a burst. Default 1,000.</param>
/// <param name="TrustedProxies">Addresses or networks whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Default none.</param>
public sealed record SecurityOptions(int SignInsPerMinute, int ApiRequestsPerSecond, IReadOnlyList<IPNetwork> TrustedProxies)
{
    private const string Section = "Security";

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static SecurityOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new SecurityOptions(
            Whole(section, "SignInsPerMinute", 20),
            Whole(section, "ApiRequestsPerSecond", 1000),
            [.. section.GetSection("TrustedProxies").GetChildren().Select(Network)]);
    }

    private static int Whole(IConfigurationSection section, string key, int otherwise)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1_000_000
            ? value
            : throw new ConfigurationException($"{Section}:{key}", text, "a whole number from 1 to 1000000");
    }

    private static IPNetwork Network(IConfigurationSection item)
    {
        if (IPAddress.TryParse(item.Value, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(item.Value, out var network)
            ? network
            : throw new ConfigurationException(item.Path, item.Value, "an address such as 10.0.0.7 or a network such as 10.0.0.0/24");
    }
}
