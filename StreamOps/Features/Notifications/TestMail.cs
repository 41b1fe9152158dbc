using StreamOps.Features.Shared;

namespace StreamOps.Features.Notifications;

/// <summary>Sends a person the mail that a notification would be.</summary>
public sealed class TestMail(SampleNotification sample, Digest digest, TestDelivery delivery)
{
    /// <returns>What to show, and whether the server took it.</returns>
    public Task<(bool Good, string Says)> SendAsync(Guid user, CancellationToken cancel) => delivery.SendAsync(
        user,
        async () =>
        {
            var written = await digest.WriteAsync(user, [await sample.FindAsync(cancel)], isOwner: false);
            return new TestLetter(written.Subject, written.Body, written.UnsubscribeUrl);
        },
        cancel);
}
