using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamOps.Vendors.Mail;

namespace StreamOps.Tests.Vendors.Mail;

public sealed class MailSenderTests
{
    private static readonly string[] HeaderSet = ["From", "To", "Subject", "Date", "Message-Id", "Auto-Submitted", "MIME-Version", "Content-Type"];

    private static readonly OutgoingMail Mail = new(
        "invitation-1@streams.example", "ann@people.example", "Your account", "Hello\n.\nBye", "<p>Hello</p>", new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_mail_arrives_whole()
    {
        await using var server = SmtpServer.Start();

        await To(server).SendAsync(Mail, CancellationToken.None);

        var got = Assert.Single(server.Mails);
        Assert.StartsWith("MAIL FROM:<ops@streams.example>", got.From, StringComparison.Ordinal);
        Assert.Equal(["ann@people.example"], got.Recipients);
        Assert.Equal("<invitation-1@streams.example>", got.Header("Message-Id"));
        Assert.Equal("Your account", got.Header("Subject"));
        Assert.Equal("Sun, 15 Mar 2026 12:00:00 +0000", got.Header("Date"));
        Assert.Contains("Hello\r\n.\r\nBye", got.Text, StringComparison.Ordinal);
        Assert.Contains("<p>Hello</p>", got.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_attached_arrives_byte_for_byte_beside_the_text()
    {
        await using var server = SmtpServer.Start();
        var content = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31)).ToArray();

        await To(server).SendAsync(Mail with { Attachments = [new("month.pdf", "application/pdf", content), new("a\r\nBcc: b@c.example\".csv", "text/csv; charset=utf-8", "1,2"u8.ToArray())] }, CancellationToken.None);

        var letter = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(server.Mails).Text)));
        var files = letter.Attachments.Cast<MimeKit.MimePart>().ToList();
        Assert.Equal("month.pdf", files[0].FileName);
        Assert.DoesNotContain(files[1].FileName!, char.IsControl);
        Assert.Equal(["application/pdf", "text/csv"], files.Select(f => f.ContentType.MimeType));
        using var arrived = new MemoryStream();
        files[0].Content!.DecodeTo(arrived);
        Assert.Equal(content, arrived.ToArray());
        Assert.Equal("<p>Hello</p>", letter.HtmlBody!.Trim());
        Assert.Empty(letter.Bcc);
    }

    [Theory]
    [InlineData("HELLO", SmtpServer.Silence)]
    [InlineData("RCPT", SmtpServer.Silence)]
    [InlineData("MAIL", SmtpServer.Trickle)]
    [InlineData(".", SmtpServer.Silence)]
    public async Task A_server_that_dawdles_is_left_when_the_try_is_over(string at, string how)
    {
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == at ? how : null;
        var watch = Stopwatch.StartNew();

        Assert.Equal(MailFault.Server, await FaultAsync(server));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("HELLO", "421 too busy", MailFault.Server)]
    [InlineData("HELLO", "554 go away", MailFault.Server)]
    [InlineData("HELLO", SmtpServer.Drop, MailFault.Server)]
    [InlineData("MAIL", "451 later", MailFault.Later)]
    [InlineData("MAIL", "530 sign in first", MailFault.Server)]
    [InlineData("MAIL", "421 closing", MailFault.Server)]
    [InlineData("RCPT", "450 greylisted", MailFault.Later)]
    [InlineData("RCPT", "550 no such user", MailFault.Never)]
    [InlineData("RCPT", SmtpServer.Drop, MailFault.Server)]
    [InlineData("DATA", "452 no room", MailFault.Later)]
    [InlineData(".", "554 spam", MailFault.Never)]
    [InlineData(".", "451 try again", MailFault.Later)]
    [InlineData(".", SmtpServer.Drop, MailFault.Server)]
    public async Task A_refusal_says_whether_to_come_back(string at, string reply, MailFault fault)
    {
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == at ? reply : null;

        Assert.Equal(fault, await FaultAsync(server));
    }

    [Theory]
    [InlineData(SmtpServer.Drop)]
    [InlineData("500 what")]
    public async Task What_happens_after_the_mail_was_taken_does_not_have_it_sent_again(string reply)
    {
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "QUIT" ? reply : null;

        await To(server).SendAsync(Mail, CancellationToken.None);

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Nobody_listening_is_the_server_s_fault()
    {
        var server = SmtpServer.Start();
        var sender = To(server);
        await server.DisposeAsync();

        Assert.Equal(MailFault.Server, (await Assert.ThrowsAsync<MailNotSentException>(() => sender.SendAsync(Mail, CancellationToken.None))).Fault);
    }

    [Fact]
    public async Task Nothing_is_said_in_the_clear_where_encryption_is_asked_for()
    {
        await using var server = SmtpServer.Start();

        Assert.Equal(MailFault.Server, await FaultAsync(server, SmtpSecurity.StartTls, password: "hunter2-hunter2"));

        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_anybody_could_play_is_not_trusted()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await using var server = SmtpServer.Start(certificate);

        Assert.Equal(MailFault.Server, await FaultAsync(server, SmtpSecurity.StartTls));

        Assert.Contains("STARTTLS", server.Commands);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_password_is_told_without_the_password()
    {
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == "AUTH" ? "535 no" : null;

        var error = await Assert.ThrowsAsync<MailNotSentException>(() =>
            To(server, password: "hunter2-hunter2").SendAsync(Mail, CancellationToken.None));

        Assert.Equal(MailFault.Server, error.Fault);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_adds_no_recipient_header_or_command()
    {
        await using var server = SmtpServer.Start();
        var sender = To(server);
        var hostile = HostileText.All;
        foreach (var text in hostile)
        {
            await sender.SendAsync(Mail with { Subject = text, TextBody = text, HtmlBody = text, MessageId = text, UnsubscribeUrl = text }, CancellationToken.None);
            var error = await Record.ExceptionAsync(() => sender.SendAsync(Mail with { Recipient = text }, CancellationToken.None));
            Assert.Equal(MailFault.Never, Assert.IsType<MailNotSentException>(error).Fault);
        }

        Assert.Equal(hostile.Count, server.Mails.Count);
        Assert.All(server.Mails, mail =>
        {
            Assert.Equal(["ann@people.example"], mail.Recipients);
            Assert.Equal(HeaderSet.Order(), mail.Headers.Select(h => h.Name).Order());
        });
        Assert.All(server.Commands, c => Assert.Matches("^(EHLO .*|MAIL FROM:<ops@streams.example>.*|RCPT TO:<ann@people.example>|DATA|QUIT)$", c));
        Assert.All(server.Mails, mail => Assert.Matches("^<[!-~]+@[!-~]+>$", mail.Header("Message-Id")));
    }

    [Theory]
    [InlineData("https://streams.example/notifications/unsubscribe?token=abc", "<https://streams.example/notifications/unsubscribe?token=abc>", "List-Unsubscribe=One-Click")]
    [InlineData("http://localhost:5080/notifications/unsubscribe?token=abc", "<http://localhost:5080/notifications/unsubscribe?token=abc>", null)]
    [InlineData("javascript:alert(1)", null, null)]
    [InlineData(null, null, null)]
    public async Task A_reader_is_taken_off_by_one_click_where_a_provider_may_post(string? url, string? list, string? post)
    {
        await using var server = SmtpServer.Start();

        await To(server).SendAsync(Mail with { UnsubscribeUrl = url }, CancellationToken.None);

        var headers = Assert.Single(server.Mails).Headers;
        Assert.Equal(list, headers.SingleOrDefault(h => h.Name == "List-Unsubscribe").Value);
        Assert.Equal(post, headers.SingleOrDefault(h => h.Name == "List-Unsubscribe-Post").Value);
    }

    private static async Task<MailFault> FaultAsync(SmtpServer server, SmtpSecurity security = SmtpSecurity.None, string? password = null) =>
        (await Assert.ThrowsAsync<MailNotSentException>(() => To(server, security, password, security == SmtpSecurity.None ? 1 : 10).SendAsync(Mail, CancellationToken.None))).Fault;

    /// <param name="seconds">Of patience; much, where nothing dawdles but the machine.</param>
    private static MailSender To(SmtpServer server, SmtpSecurity security = SmtpSecurity.None, string? password = null, int seconds = 30)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Smtp:Security"] = security.ToString(),
            ["Smtp:From"] = "StreamOps <ops@streams.example>",
            ["Smtp:User"] = password is null ? null : "ops",
            ["Smtp:Password"] = password,
        };
        var services = new ServiceCollection().AddSmtp(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        return new MailSender(services.GetRequiredService<IOptionsMonitor<SmtpOptions>>()) { Patience = TimeSpan.FromSeconds(seconds) };
    }
}
