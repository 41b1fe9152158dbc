using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StreamOps.Tests.Vendors.Mail;

/// <summary>What a server has taken over with its 250.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> Recipients, string Text, bool IsEncrypted)
{
    public string Header(string name) => Headers.Single(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Unfolded.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers =>
        [.. Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ").Replace("\r\n\t", " ").Split("\r\n").Select(h => (h[..h.IndexOf(':')], h[(h.IndexOf(':') + 1)..].Trim()))];
}

/// <summary>A mail server on a free port of 127.0.0.1 that speaks SMTP, and misbehaves on request.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>In place of a reply: says nothing more.</summary>
    public const string Silence = "SILENCE";

    /// <summary>In place of a reply: closes the connection.</summary>
    public const string Drop = "DROP";

    /// <summary>In place of a reply: one byte now and then, for ever.</summary>
    public const string Trickle = "TRICKLE";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<string> commands = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly X509Certificate2? certificate;

    private SmtpServer(X509Certificate2? certificate)
    {
        this.certificate = certificate;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Commands => [.. commands];

    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <summary>By verb (<c>HELLO</c> for the greeting, <c>.</c> for the end of a letter) what to answer instead of 250 and the like; null: behave.</summary>
    public Func<string, string?> Instead { get; set; } = _ => null;

    /// <param name="certificate">Offers STARTTLS with it.</param>
    public static SmtpServer Start(X509Certificate2? certificate = null) => new(certificate);

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
                _ = ServeAsync(await listener.AcceptTcpClientAsync(ending.Token));
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
                await new Session(this, client.GetStream()).RunAsync(ending.Token);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client has gone, or we have.
            }
        }
    }

    private sealed class Session(SmtpServer server, Stream plain)
    {
        private readonly List<string> recipients = [];
        private Stream? encrypted;
        private string from = "";

        private Stream Line => encrypted ?? plain;

        public async Task RunAsync(CancellationToken cancel)
        {
            var more = await SayAsync("HELLO", "220 mail.example ESMTP", cancel);
            while (more && await ReadLineAsync(cancel) is { } line)
            {
                server.commands.Enqueue(line);
                more = await ObeyAsync(line, cancel);
            }
        }

        private async Task<bool> ObeyAsync(string line, CancellationToken cancel)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    return await SayAsync(verb, server.certificate is not null && encrypted is null ? "250-mail.example\r\n250 STARTTLS" : "250-mail.example\r\n250 AUTH PLAIN", cancel);
                case "STARTTLS":
                    await SayAsync(verb, "220 go ahead", cancel);
                    var tls = new SslStream(plain);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.certificate }, cancel);
                    encrypted = tls;
                    return true;
                case "AUTH":
                    return await SayAsync(verb, "235 welcome", cancel);
                case "MAIL":
                    from = line;
                    recipients.Clear();
                    return await SayAsync(verb, "250 ok", cancel);
                case "RCPT":
                    recipients.Add(line["RCPT TO:".Length..].Trim('<', '>'));
                    return await SayAsync(verb, "250 ok", cancel);
                case "DATA":
                    return await SayAsync(verb, "354 go on", cancel) && (server.Instead(verb) is not null || await TakeAsync(cancel));
                case "QUIT":
                    await SayAsync(verb, "221 bye", cancel);
                    return false;
                default:
                    return await SayAsync(verb, "250 ok", cancel);
            }
        }

        private async Task<bool> TakeAsync(CancellationToken cancel)
        {
            var text = new StringBuilder();
            while (await ReadLineAsync(cancel) is { } line && line != ".")
            {
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            // Taken before it is confirmed, as a real server does: a drop in between is how repeats come about.
            if (server.Instead(".")?.StartsWith('4') != true && server.Instead(".")?.StartsWith('5') != true)
            {
                server.mails.Enqueue(new ReceivedMail(from, [.. recipients], text.ToString(), encrypted is not null));
            }

            return await SayAsync(".", "250 taken", cancel);
        }

        private async Task<bool> SayAsync(string verb, string usual, CancellationToken cancel)
        {
            var reply = server.Instead(verb) ?? usual;
            switch (reply)
            {
                case Drop:
                    return false;
                case Silence:
                    await Task.Delay(Timeout.Infinite, cancel);
                    return false;
                case Trickle:
                    while (true)
                    {
                        await Line.WriteAsync("2"u8.ToArray(), cancel);
                        await Task.Delay(50, cancel);
                    }

                default:
                    await Line.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancel);
                    return true;
            }
        }

        private async Task<string?> ReadLineAsync(CancellationToken cancel)
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await Line.ReadAsync(one, cancel) == 1)
            {
                if (one[0] == '\n')
                {
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                }

                line.Add(one[0]);
            }

            return null;
        }
    }
}
