using System.Net;
using System.Net.Sockets;

namespace StreamOps.Tests.Support;

/// <summary>A TCP port of 127.0.0.1 that nobody listens on now.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
