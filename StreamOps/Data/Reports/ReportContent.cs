using System.IO.Compression;
using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Reports;

/// <summary>Reads kept files part by part, each in a read of its own: a slow reader holds neither a connection nor a lock.</summary>
public static class ReportContent
{
    public static async Task CopyAsync(StreamOpsDb db, long fileId, Stream into, CancellationToken cancel)
    {
        for (var number = 0; await PartAsync(db, fileId, number, cancel) is { } packed; number++)
        {
            await using var part = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            await part.CopyToAsync(into, cancel);
        }
    }

    /// <summary>The whole, for files that are small enough to go with a mail.</summary>
    public static async Task<byte[]> ReadAsync(StreamOpsDb db, long fileId, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await CopyAsync(db, fileId, content, cancel);
        return content.ToArray();
    }

    private static Task<byte[]?> PartAsync(StreamOpsDb db, long fileId, int number, CancellationToken cancel) =>
        db.ReportFileParts.Where(p => p.FileId == fileId && p.Number == number).Select(p => (byte[]?)p.Content).SingleOrDefaultAsync(cancel);
}
