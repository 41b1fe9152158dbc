namespace StreamOps.Components.Pdf;

/// <summary>Passes everything on at once, counts it, and from one point on keeps a copy: the end of a PDF says where all of it lies.</summary>
internal sealed class KeptEnd(Stream into) : Stream
{
    private readonly MemoryStream kept = new();
    private bool isKeeping;
    private long passed;

    /// <summary>Bytes before the kept ones.</summary>
    public long KeptFrom { get; private set; }

    public ReadOnlyMemory<byte> Kept => kept.GetBuffer().AsMemory(0, (int)kept.Length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => passed;

    public override long Position { get => passed; set => throw new NotSupportedException(); }

    public void KeepFromHere() => (isKeeping, KeptFrom) = (true, passed);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        into.Write(buffer);
        passed += buffer.Length;
        if (isKeeping)
        {
            kept.Write(buffer);
        }
    }

    public override void Flush() => into.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
