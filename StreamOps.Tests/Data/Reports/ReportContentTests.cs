using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Reports;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reports;

public sealed class ReportContentTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_file_comes_back_as_it_was_written_however_many_parts_it_has(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        foreach (var size in new[] { 0, 1, 1 << 20, (1 << 20) + 1, (3 << 20) - 7 })
        {
            var written = new byte[size];
            new Random(size).NextBytes(written);
            var (id, file) = await KeepAsync(database, written);

            await using var db = database.Open();
            Assert.Equal((size + (1 << 20) - 1) >> 20, await db.ReportFileParts.CountAsync(p => p.FileId == id));
            Assert.Equal(written, await ReportContent.ReadAsync(db, id, CancellationToken.None));
            Assert.Equal((size, Convert.ToHexStringLower(SHA256.HashData(written))), (file.Size, file.Sha256));
        }
    }

    [Fact]
    public async Task A_table_of_charges_is_kept_in_a_fifth_of_its_size()
    {
        await using var content = new PackingStream();
        for (var i = 0; i < 20_000; i++)
        {
            await content.WriteAsync(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"record,2026-03,cloudflare,delivery,{i},{i / 5},2026-03-10T12:00:00Z,Room {i % 50},{i * 7 % 1000}.25\r\n")));
        }

        Assert.InRange(content.Finish().Parts.Sum(p => (long)p.Length), 1, content.Length / 5);
    }

    /// <summary>Written in pieces that end anywhere.</summary>
    private static async Task<(long Id, ReportFileRow File)> KeepAsync(TestDatabase database, byte[] bytes)
    {
        await using var content = new PackingStream();
        foreach (var piece in bytes.Chunk(70_001))
        {
            await content.WriteAsync(piece);
        }

        var (parts, sha256) = content.Finish();
        var version = new ReportVersionRow { Month = "2026-03", Version = bytes.Length + 1, ContentHash = "", ClosedBy = "", Reason = "", SoftwareVersion = "" };
        var file = new ReportFileRow
        {
            Name = "x",
            ContentType = "text/csv",
            Sha256 = sha256,
            Size = content.Length,
            Parts = [.. parts.Select((part, number) => new ReportFilePartRow { Number = number, Content = part })],
        };
        await using var db = database.Open();
        db.ReportVersions.Add(version);
        await db.SaveChangesAsync();
        file.VersionId = version.Id;
        db.ReportFiles.Add(file);
        await db.SaveChangesAsync();
        return (file.Id, file);
    }
}
