using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace StreamOps.Vendors.Mail;

/// <summary>Writes a mail down as a letter of MIME, whatever its fields hold.</summary>
internal static class MailLetter
{
    /// <summary>RFC 5322 2.1.1 caps a line; a longer subject is nobody's to read.</summary>
    private const int LongestSubject = 400;

    /// <exception cref="MailNotSentException">The recipient is not one plain address.</exception>
    public static MimeMessage Write(OutgoingMail mail, MailboxAddress from)
    {
        if (!MailAddress.TryParse(mail.Recipient, out var to))
        {
            throw new MailNotSentException(MailFault.Never, "The recipient is not one plain e-mail address.");
        }

        var letter = new MimeMessage { Subject = OneLine(mail.Subject), Date = mail.WrittenAt, MessageId = Id(mail.MessageId) };
        letter.From.Add(from);
        letter.To.Add(to);

        // Tells absence notes and other robots not to answer (RFC 3834).
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        AddUnsubscribe(letter, mail.UnsubscribeUrl);
        var text = new MultipartAlternative
        {
            new TextPart("plain") { Text = mail.TextBody },
            new TextPart("html") { Text = mail.HtmlBody },
        };
        letter.Body = mail.Attachments.Count == 0 ? text : With(text, mail.Attachments);
        return letter;
    }

    private static Multipart With(MimeEntity text, IEnumerable<MailAttachment> files)
    {
        var whole = new Multipart("mixed") { text };
        foreach (var file in files)
        {
            whole.Add(new MimePart(ContentType.Parse(file.ContentType))
            {
                Content = new MimeContent(new MemoryStream(file.Content)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = OneLine(file.Name),
            });
        }

        return whole;
    }

    /// <summary>RFC 2369, and RFC 8058 where the address is one that a mail provider may post to.</summary>
    private static void AddUnsubscribe(MimeMessage letter, string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return;
        }

        letter.Headers.Add(HeaderId.ListUnsubscribe, $"<{url.AbsoluteUri}>");
        if (url.Scheme == "https")
        {
            letter.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    /// <summary>Line breaks of every alphabet and other controls would end the header.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, LongestSubject));
        foreach (var rune in text.EnumerateRunes().Take(LongestSubject))
        {
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>An id that mail cannot carry is replaced by one that is as stable.</summary>
    private static string Id(string id) =>
        MimeUtils.EnumerateReferences($"<{id}>").ToList() is [var same] && same == id && id.All(c => c is > ' ' and < '\u007f' and not ('<' or '>'))
            ? id
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..40] + "@streamops.invalid";
}
