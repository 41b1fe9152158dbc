namespace StreamOps.Vendors.Demo.World;

/// <summary>
/// Randomness that is a function of its keys (SplitMix64). <see cref="Random"/> is not used because its sequence for
/// a seed may change with the framework, and the demo's world must survive an upgrade.
/// </summary>
internal sealed class Dice(ulong state)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    public static Dice Of(long seed, long a, long b = 0, long c = 0) => new(Hash(seed, a, b, c));

    /// <summary>One throw for these keys, 0 (inclusive) to 1 (exclusive).</summary>
    public static double Unit(long seed, long a, long b = 0, long c = 0) => ToUnit(Hash(seed, a, b, c));

    public static ulong Hash(long seed, long a, long b = 0, long c = 0) =>
        Mix(Mix(Mix(Mix((ulong)seed + GoldenGamma) ^ (ulong)a) + ((ulong)b * GoldenGamma)) ^ (ulong)c);

    /// <summary>FNV-1a, because string hash codes of the framework differ from process to process.</summary>
    public static long KeyOf(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        return (long)hash;
    }

    public double Next()
    {
        state += GoldenGamma;
        return ToUnit(Mix(state));
    }

    public double Between(double least, double most) => least + ((most - least) * Next());

    public int Whole(int least, int most) => least + (int)(Next() * (most - least + 1));

    /// <summary>Log-normal around 1: half of the throws lie below 1, half above.</summary>
    public double LogNormal(double sigma)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Next()));
        return Math.Exp(sigma * radius * Math.Cos(2 * Math.PI * Next()));
    }

    private static double ToUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
