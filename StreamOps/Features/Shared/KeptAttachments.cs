using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Shared;

/// <summary>Kept files as they go with a mail.</summary>
public static class KeptAttachments
{
    /// <param name="files">In the order in which they are attached.</param>
    public static async Task<List<MailAttachment>> ReadAsync(StreamOpsDb db, IQueryable<ReportFileRow> files, CancellationToken cancel)
    {
        var attachments = new List<MailAttachment>();
        foreach (var file in await files.AsNoTracking().ToListAsync(cancel))
        {
            attachments.Add(new MailAttachment(file.Name, file.ContentType, await ReportContent.ReadAsync(db, file.Id, cancel)));
        }

        return attachments;
    }
}
