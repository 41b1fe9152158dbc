using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Messages;

namespace StreamOps.Platform.Access;

/// <summary>The mail that carries a link to set a password. It is owed from the moment its account is saved.</summary>
public sealed class InvitationMail(Invitations invitations, IInvitationLetter letter, TimeProvider clock)
{
    public const string Subject = "Your StreamOps account";

    public async Task AddAsync(StreamOpsDb db, UserRow user, CancellationToken cancel)
    {
        var link = await invitations.IssueAsync(db, user, cancel);
        var mark = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var (html, text) = await letter.WriteAsync(link);
        db.OutboxMails.Add(new OutboxMailRow
        {
            DedupeKey = $"invitation:{user.Id:N}:{mark}",
            MessageId = $"invitation-{mark}@{link.IdnHost}",
            Recipient = user.Email!,
            Subject = Subject,
            TextBody = text,
            HtmlBody = html,
            CreatedAt = clock.GetUtcNow(),
        });
    }
}
