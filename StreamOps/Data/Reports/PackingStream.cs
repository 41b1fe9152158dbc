using System.IO.Compression;
using System.Security.Cryptography;

namespace StreamOps.Data.Reports;

/// <summary>
/// Takes a file as it is written, in parts that are packed each by itself (gzip): whoever keeps a file holds it packed, and whoever hands it out
/// holds one part. Tables of charges shrink a lot, drawings hardly.
/// </summary>
public sealed class PackingStream : Stream
{
    /// <summary>Bytes of a part before it is packed.</summary>
    private const int PartBytes = 1 << 20;

    private readonly byte[] open = new byte[PartBytes];
    private readonly List<byte[]> parts = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int filled;
    private long written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    /// <summary>Bytes before they are packed.</summary>
    public override long Length => written;

    public override long Position { get => written; set => throw new NotSupportedException(); }

    /// <summary>Ends the file.</summary>
    /// <returns>Its parts in order, and SHA-256 of what was written, 64 hexadecimal digits, lower case.</returns>
    public (IReadOnlyList<byte[]> Parts, string Sha256) Finish()
    {
        Pack();
        return (parts, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        written += buffer.Length;
        while (!buffer.IsEmpty)
        {
            var taken = Math.Min(buffer.Length, PartBytes - filled);
            buffer[..taken].CopyTo(open.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
            if (filled == PartBytes)
            {
                Pack();
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        // A part is packed when it is full.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }

    private void Pack()
    {
        if (filled == 0)
        {
            return;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(open, 0, filled);
        }

        parts.Add(packed.ToArray());
        filled = 0;
    }
}
