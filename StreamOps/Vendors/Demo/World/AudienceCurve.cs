namespace StreamOps.Vendors.Demo.World;

/// <summary>
/// Concurrent viewers over one broadcast, shaped like published series of real live channels: a ramp, a plateau that
/// drifts, raids that come at once and drain slowly, a thinning end, and noise on every scale.
/// </summary>
internal sealed class AudienceCurve
{
    private const double MostViewers = 2500;
    private readonly long seed;
    private readonly double level;
    private readonly double length;
    private readonly double ramp;
    private readonly double drift;
    private readonly (double At, double Size, double Drain)[] raids;

    /// <param name="seed">Names the curve.</param>
    /// <param name="level">Viewers of the plateau; 0 is an empty room throughout.</param>
    /// <param name="length">Of the broadcast.</param>
    public AudienceCurve(long seed, double level, TimeSpan length)
    {
        this.seed = seed;
        this.level = level;
        this.length = length.TotalSeconds;
        var dice = Dice.Of(seed, 1);
        ramp = Math.Min(420, this.length * dice.Between(0.04, 0.1));
        drift = dice.Between(-0.25, 0.35);
        raids = new (double, double, double)[length < TimeSpan.FromMinutes(20) ? dice.Whole(0, 1) : dice.Whole(0, 3)];
        for (var i = 0; i < raids.Length; i++)
        {
            raids[i] = (this.length * dice.Between(0.15, 0.85), dice.Between(0.15, 0.7), Math.Max(40, this.length * dice.Between(0.03, 0.12)));
        }
    }

    /// <param name="elapsed">Seconds since the start; outside the broadcast nobody watches.</param>
    public int At(double elapsed)
    {
        if (level <= 0 || elapsed < 0 || elapsed >= length)
        {
            return 0;
        }

        var part = elapsed / length;
        var shape = (1 - Math.Exp(-elapsed / ramp)) * (1 + (drift * (part - 0.5)));
        foreach (var (at, size, drain) in raids)
        {
            shape += elapsed < at ? 0 : size * (1 - Math.Exp((at - elapsed) / 12)) * Math.Exp((at - elapsed) / drain);
        }

        var end = 1 - (0.45 * Math.Clamp((part - 0.93) / 0.07, 0, 1));
        var viewers = level * shape * end * (1 + (0.06 * Noise(240, elapsed)) + (0.03 * Noise(45, elapsed)) + (0.012 * Noise(5, elapsed)));
        return (int)Math.Round(Saturate(Math.Max(0, viewers)));
    }

    private static double Saturate(double viewers) => viewers / Math.Pow(1 + Math.Pow(viewers / MostViewers, 4), 0.25);

    private double Noise(int period, double elapsed)
    {
        var step = (long)(elapsed / period);
        var within = (elapsed / period) - step;
        var blend = within * within * (3 - (2 * within));
        return (Lattice(step) * (1 - blend)) + (Lattice(step + 1) * blend);

        double Lattice(long at) => (2 * Dice.Unit(seed, 2, period, at)) - 1;
    }
}
