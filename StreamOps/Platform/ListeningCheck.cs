using System.Net;
using System.Net.Sockets;

namespace StreamOps.Platform;

/// <summary>
/// Refuses an address that cannot be listened on before the database is touched and anything runs: the server itself binds last, and what
/// had started by then would end with a page of log instead of the one line.
/// </summary>
public static class ListeningCheck
{
    /// <exception cref="ConfigurationException">Somebody else listens there, or this user may not.</exception>
    public static void CheckListening(this WebApplication app)
    {
        foreach (var address in Listening.Addresses(app.Configuration))
        {
            if (EndPointsOf(BindingAddress.Parse(address)).Select(ObstacleAt).FirstOrDefault(o => o is not null) is { } obstacle)
            {
                throw new ConfigurationException($"ASPNETCORE_URLS names {address}, which {obstacle}; allowed: an address that is free, such as --urls http://localhost:{(address.EndsWith(":5391", StringComparison.Ordinal) ? 5392 : 5391)}.");
            }
        }
    }

    /// <summary>None where the machine chooses the port, or there is none.</summary>
    private static IPEndPoint[] EndPointsOf(BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
        {
            return [];
        }

        if (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return [new(IPAddress.Loopback, address.Port), new(IPAddress.IPv6Loopback, address.Port)];
        }

        // What is no address, such as * or a name, means every one of this machine to the server.
        var isAddress = IPAddress.TryParse(address.Host, out var named);
        return [new(isAddress ? named! : Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, address.Port)];
    }

    /// <returns>Null where nothing is in the way, or nothing that this check knows.</returns>
    private static string? ObstacleAt(IPEndPoint place)
    {
        try
        {
            using var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (place.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(place);
            return null;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "another program listens on",
                SocketError.AccessDenied => "this user may not listen on",
                _ => null,
            };
        }
    }
}
