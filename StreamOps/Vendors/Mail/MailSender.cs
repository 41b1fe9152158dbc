using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace StreamOps.Vendors.Mail;

/// <summary>Hands one mail to the mail server, on a connection of its own.</summary>
public sealed class MailSender(IOptionsMonitor<SmtpOptions> options)
{
    /// <summary>Time for one try as a whole, attachments apart: a server that says a byte now and then gets no more of it than one that is silent.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A slow way to the mail server. What is attached gets the time that it takes on it.</summary>
    private const long BytesPerSecond = 512 * 1024;

    public bool IsOn => options.CurrentValue.IsOn;

    /// <summary>Returns when the server has taken the mail over.</summary>
    /// <exception cref="MailNotSentException">It has not; or it has, and its word did not arrive: then a repeat carries the same id.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var smtp = options.CurrentValue;
        var from = MailAddress.TryParseSender(smtp.From ?? "", out var sender) ? sender : throw new MailNotSentException(MailFault.Server, "Smtp:From is no sender.");
        var letter = MailLetter.Write(mail, from);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var patience = Patience + TimeSpan.FromSeconds(mail.Attachments.Sum(a => a.Content.LongLength) / BytesPerSecond);
        limit.CancelAfter(patience);
        using var client = new SmtpClient { Timeout = (int)patience.TotalMilliseconds, CheckCertificateRevocation = false };
        try
        {
            await OpenAsync(client, smtp, limit.Token);
            await HandOverAsync(client, letter, limit.Token);
        }
        catch (OperationCanceledException error) when (!cancel.IsCancellationRequested)
        {
            throw new MailNotSentException(MailFault.Server, $"The mail server took longer than {patience.TotalSeconds:0.#} s.", error);
        }

        await LeaveAsync(client, limit.Token);
    }

    private static async Task OpenAsync(SmtpClient client, SmtpOptions smtp, CancellationToken cancel)
    {
        try
        {
            await client.ConnectAsync(smtp.Host ?? "", smtp.Port, Socket(smtp), cancel);
            if (!string.IsNullOrWhiteSpace(smtp.User))
            {
                await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", cancel);
            }
        }
        catch (AuthenticationException error)
        {
            throw new MailNotSentException(MailFault.Server, "The mail server refused user and password.", error);
        }
        catch (NotSupportedException error)
        {
            throw new MailNotSentException(MailFault.Server, $"The mail server cannot do what is asked of it: {error.Message}", error);
        }
        catch (SslHandshakeException error)
        {
            throw new MailNotSentException(MailFault.Server, "No encrypted connection to the mail server: its certificate is not trusted, or it speaks no TLS.", error);
        }
        catch (Exception error) when (error is CommandException or ProtocolException or SocketException or IOException or TimeoutException)
        {
            throw new MailNotSentException(MailFault.Server, $"The mail server cannot be reached: {error.Message}", error);
        }
    }

    private static async Task HandOverAsync(SmtpClient client, MimeMessage letter, CancellationToken cancel)
    {
        try
        {
            await client.SendAsync(letter, letter.From.Mailboxes.Single(), [letter.To.Mailboxes.Single()], cancel);
        }
        catch (SmtpCommandException error)
        {
            throw new MailNotSentException(FaultOf(error.StatusCode), $"The mail server answered {(int)error.StatusCode}: {error.Message}", error);
        }
        catch (NotSupportedException error)
        {
            throw new MailNotSentException(MailFault.Never, $"The mail server cannot take this mail: {error.Message}", error);
        }
        catch (Exception error) when (error is ServiceNotAuthenticatedException or ProtocolException or SocketException or IOException or TimeoutException or ServiceNotConnectedException)
        {
            throw new MailNotSentException(MailFault.Server, $"The mail server broke off: {error.Message}", error);
        }
    }

    /// <summary>421 ends the connection and 53x asks for another sign-in: neither is about this mail.</summary>
    private static MailFault FaultOf(SmtpStatusCode status) => (int)status switch
    {
        421 or 530 or 534 or 535 or 538 => MailFault.Server,
        >= 500 => MailFault.Never,
        _ => MailFault.Later,
    };

    /// <summary>The mail is out; what goes wrong now must not have it sent again.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(true, cancel);
        }
        catch (Exception error) when (error is CommandException or ProtocolException or SocketException or IOException or OperationCanceledException or TimeoutException)
        {
            // Closed without a goodbye.
        }
    }

    private static SecureSocketOptions Socket(SmtpOptions smtp) =>
        SmtpOptionsValidator.TryParse(smtp.Security, out var security) && security == SmtpSecurity.None ? SecureSocketOptions.None
        : security == SmtpSecurity.Tls ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;
}
