using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Reports;

/// <summary>
/// Makes the files of every version, once each, out of the statement that was stored. A version without its files is the promise: they are made
/// after the close, so that no close waits for a drawing, and by the next sweep where a server died before.
/// </summary>
public sealed class ReportFiles(StreamOpsDb db, IEnumerable<IReportForm> forms, TimeProvider clock, ILogger<ReportFiles> logger)
{
    /// <summary>Versions that were closed before a form existed get it too. One whose files cannot be made must not keep the others waiting.</summary>
    public async Task MakeMissingAsync(CancellationToken cancel)
    {
        var kinds = forms.Count();
        var wanting = await db.ReportVersions
            .Where(v => db.ReportFiles.Count(f => f.VersionId == v.Id) < kinds)
            .OrderBy(v => v.Id)
            .Select(v => v.Id)
            .ToListAsync(cancel);
        foreach (var id in wanting)
        {
            try
            {
                await MakeAsync(id, cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                db.ChangeTracker.Clear();
                logger.LogError(error, "The files of report version {Version} could not be made; they are tried again", id);
            }
        }
    }

    /// <summary>A file and the note of who took it, in one transaction. Null: there is no such file.</summary>
    public async Task<ReportFileRow?> TakeAsync(BillingMonth month, int version, string name, string actor, CancellationToken cancel)
    {
        var text = month.ToString();
        var file = await db.ReportVersions
            .Where(v => v.Month == text && v.Version == version)
            .Join(db.ReportFiles.Where(f => f.Name == name), v => v.Id, f => f.VersionId, (_, f) => f)
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (file is not null)
        {
            await NoteAsync(file.VersionId, file.Name, actor, cancel);
        }

        return file;
    }

    /// <summary>What is handed out, in the order in which it is offered.</summary>
    public IEnumerable<IReportForm> Forms => forms;

    /// <returns>Null: there is no form of that suffix.</returns>
    public IReportForm? FormOf(string suffix) => forms.FirstOrDefault(f => f.Suffix == suffix);

    /// <param name="mark">Goes before the content.</param>
    public KeptFile HandOut(ReportFileRow file, byte[] mark) => new(db, file, mark);

    public static async Task<byte[]> WriteAsync(IReportForm form, MonthStatement statement, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await form.WriteAsync(statement, content, cancel);
        return content.ToArray();
    }

    /// <summary>Writes down who took what of a version.</summary>
    public async Task NoteAsync(long versionId, string name, string actor, CancellationToken cancel)
    {
        db.ReportDownloads.Add(new ReportDownloadRow { VersionId = versionId, FileName = name, Actor = actor, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
    }

    private async Task MakeAsync(long versionId, CancellationToken cancel)
    {
        var statement = StatementHash.Read(await db.ReportVersions.Where(v => v.Id == versionId).Select(v => v.Statement).SingleAsync(cancel));
        var there = await db.ReportFiles.Where(f => f.VersionId == versionId).Select(f => f.Name).ToListAsync(cancel);
        foreach (var form in forms.Where(f => !there.Contains(ReportNames.Of(statement.Identity, f))))
        {
            db.ReportFiles.Add(await RowAsync(versionId, form, statement, cancel));
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException error) when (db.IsDuplicateKey(error))
            {
                // Another server has made the same file of the same statement.
            }

            db.ChangeTracker.Clear();
        }
    }

    private async Task<ReportFileRow> RowAsync(long versionId, IReportForm form, MonthStatement statement, CancellationToken cancel)
    {
        await using var content = new PackingStream();
        await form.WriteAsync(statement, content, cancel);
        var (parts, sha256) = content.Finish();
        return new ReportFileRow
        {
            VersionId = versionId,
            Name = ReportNames.Of(statement.Identity, form),
            ContentType = form.ContentType,
            Parts = [.. parts.Select((part, number) => new ReportFilePartRow { Number = number, Content = part })],
            Size = content.Length,
            Sha256 = sha256,
            MadeAt = clock.GetUtcNow(),
        };
    }
}
