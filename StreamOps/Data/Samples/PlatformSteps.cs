using System.Buffers.Binary;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>The stored form of a minute's steps: int32 offset in milliseconds, int32 change, little-endian, in order.</summary>
public static class PlatformSteps
{
    private const int PairSize = 8;

    public static byte[] Encode(Concurrency concurrency)
    {
        var bytes = new byte[concurrency.Steps.Count * PairSize];
        var at = 0;
        foreach (var (offset, change) in concurrency.Steps)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), (int)offset);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 4), change);
            at += PairSize;
        }

        return bytes;
    }

    public static Concurrency Decode(ReadOnlySpan<byte> bytes)
    {
        var concurrency = new Concurrency();
        for (var at = 0; at < bytes.Length; at += PairSize)
        {
            concurrency.Add(
                BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]),
                BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]));
        }

        return concurrency;
    }
}
