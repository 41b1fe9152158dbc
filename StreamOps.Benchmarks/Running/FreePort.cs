using System.Net;
using System.Net.Sockets;

namespace StreamOps.Benchmarks.Running;

/// <summary>A TCP port of 127.0.0.1 that nobody listens on now.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
