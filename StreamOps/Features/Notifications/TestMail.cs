using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Notifications;

/// <summary>Sends a person the mail that a notification would be, now, past the outbox, to say what came of it.</summary>
public sealed class TestMail(StreamOpsDb db, SampleNotification sample, Digest digest, MailSender sender, PublicAddress address, AuditTrail audit, TimeProvider clock)
{
    /// <returns>What to show, and whether the server took it.</returns>
    public async Task<(bool Good, string Says)> SendAsync(Guid user, CancellationToken cancel)
    {
        var email = await db.Users.Where(u => u.Id == user).Select(u => u.Email!).SingleAsync(cancel);
        var (good, says) = sender.IsOn ? await TryAsync(user, email, cancel) : (false, "No mail server is configured (Smtp:Host), so mails wait in the outbox.");
        audit.Add(db, email, "mail.tested", email, null, new { good, says });
        await db.SaveChangesAsync(cancel);
        return (good, says);
    }

    private async Task<(bool Good, string Says)> TryAsync(Guid user, string email, CancellationToken cancel)
    {
        var written = await digest.WriteAsync(user, [await sample.FindAsync(cancel)], isOwner: false);
        var id = $"test-{Guid.CreateVersion7(clock.GetUtcNow()):N}@{address.Base.IdnHost}";
        try
        {
            await sender.SendAsync(
                new OutgoingMail(id, email, $"Test: {written.Subject}", written.Body.Text, written.Body.Html, clock.GetUtcNow()) { UnsubscribeUrl = written.UnsubscribeUrl }, cancel);
            return (true, $"The mail server took the mail to {email}.");
        }
        catch (MailNotSentException error)
        {
            return (false, error.Message);
        }
    }
}
