namespace StreamOps.Vendors.Mail;

/// <summary>The mail server, section <c>Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    /// <summary>Unset: no mail leaves; what is owed waits in the outbox.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>A name of <see cref="SmtpSecurity"/>; text, so that a wrong one can be shown with what is allowed.</summary>
    public string Security { get; set; } = nameof(SmtpSecurity.StartTls);

    /// <summary>Unset: the server is not signed in to.</summary>
    public string? User { get; set; }

    /// <summary>Secret.</summary>
    public string? Password { get; set; }

    /// <summary>The sender, such as <c>ops@example.com</c> or <c>StreamOps &lt;ops@example.com&gt;</c>.</summary>
    public string? From { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);
}
