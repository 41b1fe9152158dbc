using StreamOps.Data.Reports;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>A mail to be looked at, as it is, was or would be sent.</summary>
/// <param name="Frame">Address of its HTML.</param>
/// <param name="Files">Attached, or behind its links.</param>
/// <param name="Note">What the frame cannot show.</param>
public sealed record MailView(string Title, string To, string Subject, string Frame, string Month, int Version, IReadOnlyList<PrintedFile> Files, bool IsAttached, string Note)
{
    public static MailView Of(ReportRecipientRow recipient, SendableVersion version, ReportLetter letter) => new(
        "What is sent",
        recipient.Email,
        letter.Subject,
        DeliveryPaths.Frame(recipient.Id, null),
        version.Month,
        version.Version,
        [.. letter.Files.Select(f => new PrintedFile(version.Id, f.Name, f.Size, f.Sha256))],
        letter.Plan.IsAttached,
        letter.LinksUntil is null ? "The newest closed month, for these settings." : "The newest closed month, for these settings. Links that need no account are made when the mail is; here they lead to the same files.");

    public static MailView Of(long recipient, long delivery, WrittenMail mail) => new(
        "The mail as it was written", mail.To, mail.Subject, DeliveryPaths.Frame(recipient, delivery), mail.Month, mail.Version, mail.Files, mail.Files.Count > 0, "Byte for byte what the mail server is given.");
}
