using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Platform.Access;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Shared;

/// <summary>A mail as it would be sent, and the link by which its reader takes leave of the like.</summary>
public sealed record TestLetter(string Subject, RenderedMail Body, string? UnsubscribeUrl)
{
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>Sends a person a real mail now, past the outbox, to say what came of it.</summary>
public sealed class TestDelivery(StreamOpsDb db, MailSender sender, PublicAddress address, AuditTrail audit, TimeProvider clock)
{
    /// <param name="write">Asked for the mail only where there is a server to take it.</param>
    /// <returns>What to show, and whether the server took it.</returns>
    public async Task<(bool Good, string Says)> SendAsync(Guid user, Func<Task<TestLetter>> write, CancellationToken cancel)
    {
        var email = await db.Users.Where(u => u.Id == user).Select(u => u.Email!).SingleAsync(cancel);
        var (good, says) = sender.IsOn ? await TryAsync(email, await write(), cancel) : (false, "No mail server is configured (Smtp:Host), so mails wait in the outbox.");
        audit.Add(db, email, "mail.tested", email, null, new { good, says });
        await db.SaveChangesAsync(cancel);
        return (good, says);
    }

    private async Task<(bool Good, string Says)> TryAsync(string email, TestLetter letter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mail = new OutgoingMail($"test-{Guid.CreateVersion7(now):N}@{address.Base.IdnHost}", email, $"Test: {letter.Subject}", letter.Body.Text, letter.Body.Html, now)
        {
            UnsubscribeUrl = letter.UnsubscribeUrl,
            Attachments = letter.Attachments,
        };
        try
        {
            await sender.SendAsync(mail, cancel);
            return (true, $"The mail server took the mail to {email}.");
        }
        catch (MailNotSentException error)
        {
            return (false, error.Message);
        }
    }
}
