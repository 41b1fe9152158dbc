namespace StreamOps.Vendors.Mail;

/// <summary>Whose fault it was that a mail did not go out.</summary>
public enum MailFault
{
    /// <summary>The server cannot be reached, spoken to or signed in to: no other mail would fare better now.</summary>
    Server,

    /// <summary>The server said to come back later (4xx).</summary>
    Later,

    /// <summary>The server will never take this mail (5xx), or the mail cannot be written.</summary>
    Never,
}

/// <param name="reason">Plain words without secrets.</param>
public sealed class MailNotSentException(MailFault fault, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public MailFault Fault { get; } = fault;
}
