using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StreamOps.Tests.Vendors.Outgoing;

/// <summary>A call as it arrived.</summary>
public sealed record ReceivedCall(string RequestLine, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A real HTTP server on a free port of 127.0.0.1 that misbehaves on request.</summary>
public sealed class HttpListenerStub : IAsyncDisposable
{
    /// <summary>In place of an answer: says nothing.</summary>
    public const string Silence = "SILENCE";

    /// <summary>In place of an answer: closes the connection.</summary>
    public const string Drop = "DROP";

    /// <summary>In place of an answer: a body without end.</summary>
    public const string Endless = "ENDLESS";

    /// <summary>In place of an answer: one byte now and then.</summary>
    public const string Trickle = "TRICKLE";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<ReceivedCall> calls = new();
    private int connections;

    private HttpListenerStub()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/hook");

    public IReadOnlyList<ReceivedCall> Calls => [.. calls];

    public int Connections => connections;

    /// <summary>Status line with headers, <c>204 No Content</c> unless the test says otherwise, or one of the constants.</summary>
    public Func<ReceivedCall, string> Answer { get; set; } = _ => "204 No Content";

    public static HttpListenerStub Start() => new();

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token);
                Interlocked.Increment(ref connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var call = await ReadAsync(stream, ending.Token);
                calls.Enqueue(call);
                await AnswerAsync(stream, Answer(call), ending.Token);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                // The client has gone, or we have.
            }
        }
    }

    private static async Task<ReceivedCall> ReadAsync(NetworkStream stream, CancellationToken cancel)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, cancel) == 1)
        {
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).ToDictionary(l => l[..l.IndexOf(':')].ToLowerInvariant(), l => l[(l.IndexOf(':') + 1)..].Trim());
        var body = new byte[headers.TryGetValue("content-length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, cancel);
        return new ReceivedCall(lines.FirstOrDefault() ?? "", headers, Encoding.UTF8.GetString(body));
    }

    private static async Task AnswerAsync(NetworkStream stream, string answer, CancellationToken cancel)
    {
        switch (answer)
        {
            case Drop:
                return;
            case Silence:
                await Task.Delay(Timeout.Infinite, cancel);
                return;
            case Trickle:
                while (true)
                {
                    await stream.WriteAsync("H"u8.ToArray(), cancel);
                    await Task.Delay(50, cancel);
                }

            case Endless:
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"u8.ToArray(), cancel);
                while (true)
                {
                    await stream.WriteAsync(new byte[16_384], cancel);
                }

            default:
                var status = answer.Contains("\r\n\r\n", StringComparison.Ordinal) ? answer : answer + "\r\nContent-Length: 0\r\n\r\n";
                await stream.WriteAsync(Encoding.UTF8.GetBytes("HTTP/1.1 " + status), cancel);
                return;
        }
    }
}
