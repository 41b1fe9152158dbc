using System.Numerics;

namespace StreamOps.Tests.Features.Reports;

/// <summary>An exact number, of whole numbers alone.</summary>
internal readonly record struct PlainFraction(BigInteger Over, BigInteger Under)
{
    public static PlainFraction Zero { get; } = new(0, 1);

    /// <summary>A decimal is a whole number and a power of ten.</summary>
    public static PlainFraction Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var whole = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
        return new PlainFraction(value < 0 ? -whole : whole, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static PlainFraction operator +(PlainFraction a, PlainFraction b) => new((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);

    public static PlainFraction operator -(PlainFraction a, PlainFraction b) => new((a.Over * b.Under) - (b.Over * a.Under), a.Under * b.Under);

    public static PlainFraction operator *(PlainFraction a, PlainFraction b) => new(a.Over * b.Over, a.Under * b.Under);

    public static PlainFraction operator /(PlainFraction a, PlainFraction b) => new(a.Over * b.Under, a.Under * b.Over);

    public bool IsNegative => Over.Sign * Under.Sign < 0;

    public BigInteger Ceiling
    {
        get
        {
            var (over, under) = Under.Sign < 0 ? (-Over, -Under) : (Over, Under);
            var whole = BigInteger.DivRem(over, under, out var rest);
            return rest.Sign > 0 ? whole + 1 : whole;
        }
    }
}
