using System.Text;

namespace StreamOps.Components.Pdf;

/// <summary>Passes a document on as it is written, and holds a part of it back while that is still to be changed.</summary>
internal sealed class HeldStream(Stream into) : Stream
{
    private readonly MemoryStream held = new();
    private bool isHolding;
    private long passed;

    /// <summary>Bytes before the held ones.</summary>
    public long HeldFrom => passed;

    /// <summary>What is held, byte by byte.</summary>
    public string Held => Encoding.Latin1.GetString(held.GetBuffer(), 0, (int)held.Length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => passed + held.Length;

    public override long Position { get => Length; set => throw new NotSupportedException(); }

    public void Hold() => isHolding = true;

    /// <summary>Holds this in place of what was held.</summary>
    public void Change(string text)
    {
        held.SetLength(0);
        held.Write(Encoding.Latin1.GetBytes(text));
    }

    public void LetGo()
    {
        isHolding = false;
        Write(held.GetBuffer().AsSpan(0, (int)held.Length));
        held.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (isHolding)
        {
            held.Write(buffer);
            return;
        }

        into.Write(buffer);
        passed += buffer.Length;
    }

    public override void Flush() => into.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
