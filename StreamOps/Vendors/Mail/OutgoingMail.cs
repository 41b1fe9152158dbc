namespace StreamOps.Vendors.Mail;

/// <summary>A mail to one recipient.</summary>
/// <param name="MessageId">Without angle brackets; the same on every try, so that a receiver can tell a repeat.</param>
/// <param name="Recipient">One plain address.</param>
/// <param name="WrittenAt">Shown as the mail's date.</param>
public sealed record OutgoingMail(string MessageId, string Recipient, string Subject, string TextBody, string HtmlBody, DateTimeOffset WrittenAt)
{
    /// <summary>Where one request takes the recipient off the list (RFC 8058); null: nobody can be taken off.</summary>
    public string? UnsubscribeUrl { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a mail.</summary>
/// <param name="ContentType">With its parameters: <c>text/csv; charset=utf-8</c>.</param>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content);
