using System.Globalization;
using System.Net;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Messages;

namespace StreamOps.Platform.Access;

/// <summary>The mail that carries a link to set a password. It is owed from the moment its account is saved.</summary>
public sealed class InvitationMail(Invitations invitations, TimeProvider clock)
{
    /// <returns>The link, for an admin to hand over in another way.</returns>
    public async Task<Uri> AddAsync(StreamOpsDb db, UserRow user, CancellationToken cancel)
    {
        var link = await invitations.IssueAsync(db, user, cancel);
        var mark = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var days = Invitations.Lifetime.TotalDays.ToString("0", CultureInfo.InvariantCulture);
        db.OutboxMails.Add(new OutboxMailRow
        {
            DedupeKey = $"invitation:{user.Id:N}:{mark}",
            MessageId = $"invitation-{mark}@{link.IdnHost}",
            Recipient = user.Email!,
            Subject = "Your StreamOps account",
            TextBody = Text(link, days),
            HtmlBody = Html(link, days),
            CreatedAt = clock.GetUtcNow(),
        });
        return link;
    }

    private static string Text(Uri link, string days) => $"""
        Hello,

        an account in StreamOps waits for you. Set your password here:

        {link.AbsoluteUri}

        The link works once, for {days} days. If you did not expect this mail, ignore it.
        """;

    private static string Html(Uri link, string days)
    {
        var address = WebUtility.HtmlEncode(link.AbsoluteUri);
        return $"""
            <!DOCTYPE html>
            <html lang="en"><body>
            <p>Hello,</p>
            <p>an account in StreamOps waits for you.</p>
            <p><a href="{address}">Set your password</a></p>
            <p>The link works once, for {days} days. If you did not expect this mail, ignore it.</p>
            </body></html>
            """;
    }
}
