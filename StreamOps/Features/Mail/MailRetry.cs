using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Mail;

/// <summary>When a mail that did not go out is tried again.</summary>
public static class MailRetry
{
    /// <summary>A server that comes back shall have every mail within 5 minutes, sweep included.</summary>
    private static readonly TimeSpan LongestForServer = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan LongestForMail = TimeSpan.FromHours(1);

    /// <summary>RFC 5321 4.5.4.1: give up after four to five days.</summary>
    private static readonly TimeSpan GiveUp = TimeSpan.FromDays(5);

    /// <param name="attempts">Tries so far, the failed one among them.</param>
    /// <param name="age">Since the mail was written.</param>
    /// <returns>Null: never.</returns>
    public static TimeSpan? Next(MailFault fault, int attempts, TimeSpan age) => fault switch
    {
        MailFault.Server => Doubled(attempts, LongestForServer),
        MailFault.Later when age < GiveUp => Doubled(attempts, LongestForMail),
        _ => null,
    };

    private static TimeSpan Doubled(int attempts, TimeSpan longest)
    {
        var pause = TimeSpan.FromMinutes(Math.Pow(2, Math.Clamp(attempts - 1, 0, 10)));
        return pause < longest ? pause : longest;
    }
}
