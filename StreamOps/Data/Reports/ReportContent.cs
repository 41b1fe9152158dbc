using System.IO.Compression;
using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Reports;

/// <summary>Reads kept files part by part, each in a read of its own: a slow reader holds neither a connection nor a lock.</summary>
public static class ReportContent
{
    public static async Task CopyAsync(StreamOpsDb db, long fileId, Stream into, CancellationToken cancel)
    {
        for (var number = 0; await PartAsync(db, fileId, number, cancel) is { } part; number++)
        {
            await using var kept = new MemoryStream(part.Content);
            await using var content = part.IsPacked ? new GZipStream(kept, CompressionMode.Decompress) : (Stream)kept;
            await content.CopyToAsync(into, cancel);
        }
    }

    /// <summary>The whole, for files that are small enough to go with a mail.</summary>
    public static async Task<byte[]> ReadAsync(StreamOpsDb db, long fileId, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await CopyAsync(db, fileId, content, cancel);
        return content.ToArray();
    }

    private static Task<ReportFilePartRow?> PartAsync(StreamOpsDb db, long fileId, int number, CancellationToken cancel) =>
        db.ReportFileParts.AsNoTracking().SingleOrDefaultAsync(p => p.FileId == fileId && p.Number == number, cancel);
}
