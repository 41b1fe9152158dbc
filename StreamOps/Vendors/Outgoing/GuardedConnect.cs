using System.Net;
using System.Net.Sockets;

namespace StreamOps.Vendors.Outgoing;

/// <summary>
/// Opens connections only to addresses that the rule allows. The very addresses that were judged are connected to, so that a name that answers
/// differently the second time gains nothing.
/// </summary>
internal sealed class GuardedConnect(AddressRule rule, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var isPlain = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancel);

        // One address of a name that leads inside condemns the name: which of them is used would be chance.
        if (addresses.Length == 0 || !addresses.All(rule.MayReach))
        {
            throw new AddressRefusedException(addresses.Length == 0 ? "The name has no address." : "The address is not one of the public internet.");
        }

        if (isPlain && !addresses.All(rule.IsNamed))
        {
            throw new AddressRefusedException("Only https is spoken to this address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
