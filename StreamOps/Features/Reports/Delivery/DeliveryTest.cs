using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Features.Shared;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>Sends whoever asks what a recipient would be sent of a version, files and all.</summary>
public sealed class DeliveryTest(StreamOpsDb db, ReportLetters letters, TestDelivery delivery)
{
    /// <returns>What to show, and whether the server took it.</returns>
    public async Task<(bool Good, string Says)> SendAsync(Guid user, ReportRecipientRow recipient, long versionId, CancellationToken cancel)
    {
        if (await letters.WriteAsync(recipient, versionId, null, cancel) is not { } letter)
        {
            return (false, "The files of the month are still being made. Try again in a minute.");
        }

        var attachments = letter.Plan.IsAttached ? await AttachmentsAsync(letter, cancel) : [];

        // No address to take leave by: whoever tests must not take the recipient off the list.
        return await delivery.SendAsync(user, () => Task.FromResult(new TestLetter(letter.Subject, letter.Body, null) { Attachments = attachments }), cancel);
    }

    private Task<List<MailAttachment>> AttachmentsAsync(ReportLetter letter, CancellationToken cancel)
    {
        var ids = letter.Files.Select(f => f.Id).ToList();
        return KeptAttachments.ReadAsync(db, db.ReportFiles.Where(f => ids.Contains(f.Id)).OrderBy(f => f.Id), cancel);
    }
}
