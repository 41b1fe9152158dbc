using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>Writes what a recipient is sent of a version, in that recipient's zone and numbers. The figures are those that were printed.</summary>
public sealed class ReportLetters(
    StreamOpsDb db, MailRenderer renderer, DeliveryLinks links, PublicAddress address, IEnumerable<IReportForm> forms, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>Never within a transaction, because it makes signed links.</summary>
    /// <param name="delivery">Null: a look at what would be sent. Its links lead whoever looks to the files by their own account, and take nobody off the list.</param>
    /// <returns>Null while the files are still being made.</returns>
    public async Task<ReportLetter?> WriteAsync(ReportRecipientRow recipient, long versionId, ReportDeliveryRow? delivery, CancellationToken cancel)
    {
        Reader.Is(ReaderOf(recipient));
        var version = await db.ReportVersions.AsNoTracking().SingleAsync(v => v.Id == versionId, cancel);
        if (await FilesAsync(recipient, version, cancel) is not { } files)
        {
            return null;
        }

        var plan = DeliveryPlan.Of(recipient.Manner, files.Select(f => f.Size), options.MostBytes);
        var hasAccount = await MayOpenAsync(recipient.Email, cancel);
        var until = plan.IsAttached || hasAccount ? (DateTimeOffset?)null : clock.GetUtcNow().AddDays(options.LinkDays);
        var sent = plan.IsAttached ? files : files.ConvertAll(f => f with { Link = LinkOf(f, version, until is null ? null : delivery) });
        var leave = delivery is null ? address.Link(DeliveryPaths.Recipient(recipient.Id)) : links.LeaveOf(recipient.Id);
        return await RenderAsync(version, hasAccount, new ReportLetter("", new RenderedMail("", ""), leave.AbsoluteUri, plan, sent, until));
    }

    private async Task<ReportLetter> RenderAsync(ReportVersionRow version, bool hasAccount, ReportLetter letter)
    {
        var statement = StatementHash.Read(version.Statement);
        var subject = ReportMail.SubjectOf(statement);
        var body = await renderer.RenderAsync<ReportMail>(new Dictionary<string, object?>
        {
            [nameof(ReportMail.Statement)] = statement,
            [nameof(ReportMail.Reason)] = version.Version > 1 ? version.Reason : null,
            [nameof(ReportMail.ContentHash)] = version.ContentHash,
            [nameof(ReportMail.Letter)] = letter,
            [nameof(ReportMail.MostMegabytes)] = options.AttachmentMegabytes,
            [nameof(ReportMail.Page)] = hasAccount ? address.Link($"/reports/{version.Month}?version={version.Version}").AbsoluteUri : null,
        });
        return letter with { Subject = subject, Body = body };
    }

    /// <summary>The kept files that the recipient wants; null: not all of them are made yet.</summary>
    private async Task<List<LetterFile>?> FilesAsync(ReportRecipientRow recipient, ReportVersionRow version, CancellationToken cancel)
    {
        var wanted = forms.Where(f => recipient.Forms.Split(',').Contains(f.Suffix)).ToList();
        var names = wanted.ConvertAll(f => ReportNames.Of(version.Month, version.Version, f));
        var kept = await db.ReportFiles
            .Where(f => f.VersionId == version.Id && names.Contains(f.Name))
            .Select(f => new { f.Id, f.Name, f.Size, f.Sha256 })
            .ToDictionaryAsync(f => f.Name, cancel);
        return kept.Count < wanted.Count ? null : wanted.Zip(names, (form, name) => new LetterFile(kept[name].Id, name, form.Name, kept[name].Size, kept[name].Sha256, null)).ToList();
    }

    private string LinkOf(LetterFile file, ReportVersionRow version, ReportDeliveryRow? signed) => signed is null
        ? address.Link($"/reports/{version.Month}/files/{version.Version}/{file.Name}").AbsoluteUri
        : links.FileOf(signed.Id, signed.Round, file.Name).AbsoluteUri;

    /// <summary>Whether the address is an account that may read the report: only such a one is sent a link that asks for it.</summary>
    private Task<bool> MayOpenAsync(string email, CancellationToken cancel)
    {
        var normalized = email.ToUpperInvariant();
        string[] readers = [Roles.Admin, Roles.Finance];
        return db.Users.AnyAsync(
            u => u.NormalizedEmail == normalized && u.DisabledAt == null && u.PasswordHash != null
                && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(n => n.Id == r.RoleId && readers.Contains(n.Name!))),
            cancel);
    }

    private static Reader ReaderOf(ReportRecipientRow recipient) => new(
        // A zone may be gone with an update of the system's list.
        TimeZoneInfo.TryFindSystemTimeZoneById(recipient.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc,
        NumberStyles.Find(recipient.NumberStyle) ?? NumberStyle.Point);
}
