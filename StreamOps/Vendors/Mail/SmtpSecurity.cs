namespace StreamOps.Vendors.Mail;

/// <summary>How the connection to the mail server is kept from being read.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a mail catcher or a server on the same machine.</summary>
    None,

    /// <summary>Begins in the clear and is encrypted before anything is said; a server that cannot is refused. Port 587 by custom.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte. Port 465 by custom.</summary>
    Tls,
}
