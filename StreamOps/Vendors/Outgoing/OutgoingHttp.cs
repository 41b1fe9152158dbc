using System.Net;
using System.Net.Sockets;
using System.Text;
using StreamOps.Domain.Text;

namespace StreamOps.Vendors.Outgoing;

/// <summary>What came of a call.</summary>
/// <param name="Status">Null: nobody answered, or nobody was asked.</param>
/// <param name="Words">What the other side said, cut short, or why there was no answer; plain words without secrets.</param>
public sealed record OutgoingAnswer(int? Status, string Words)
{
    public bool IsGood => Status is >= 200 and < 300;
}

/// <summary>Calls addresses that people typed: no proxy, no redirect, no cookie, a limit on time and on what is read.</summary>
public sealed class OutgoingHttp : IDisposable
{
    private const int MostRead = 2048;
    private const int MostWords = 300;

    private readonly HttpClient client;

    public OutgoingHttp(AddressRule rule, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var guard = new GuardedConnect(rule, resolve ?? ((host, cancel) => Dns.GetHostAddressesAsync(host, cancel)));
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = guard.OpenAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,

            // A connection for each call: where it leads is judged each time, and none is used that the other side has closed meanwhile.
            PooledConnectionLifetime = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("StreamOps");
    }

    /// <summary>Time for one call as a whole: an answer that trickles gets no more of it than one that never comes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Never throws but when it is called off.</summary>
    public async Task<OutgoingAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new OutgoingAnswer((int)answer.StatusCode, await WordsAsync(answer, limit.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new OutgoingAnswer(null, FormattableString.Invariant($"No answer within {Patience.TotalSeconds:0.#} s."));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException or InvalidOperationException)
        {
            return new OutgoingAnswer(null, Reason(error));
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>The cause at the bottom; frames around it speak of sockets.</summary>
    private static string Reason(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AddressRefusedException)
            {
                return cause.Message;
            }
        }

        return Line($"Cannot be reached: {(error.InnerException ?? error).Message.TrimEnd('.')}.");
    }

    private static async Task<string> WordsAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        if ((int)answer.StatusCode is >= 300 and < 400)
        {
            return "Redirects are not followed.";
        }

        var read = new byte[MostRead];
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var length = await body.ReadAtLeastAsync(read, MostRead, throwOnEndOfStream: false, cancel);
        return Line(Encoding.UTF8.GetString(read, 0, length));
    }

    private static string Line(string text)
    {
        var line = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostWords ? line : line.To(MostWords) + "…";
    }
}
