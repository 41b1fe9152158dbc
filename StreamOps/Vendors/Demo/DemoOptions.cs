namespace StreamOps.Vendors.Demo;

/// <summary>The stand-in platform of a first run: simulated vendors, demo accounts and six months of history.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";
    public const double SlowestSpeed = 1;
    public const double FastestSpeed = 3600;

    /// <summary>Runs the simulated vendors. The demo keeps a database of its own, so turning it off leaves no trace in a real one.</summary>
    public bool Enabled { get; set; }

    /// <summary>Simulated seconds per real second, 1 to 3600.</summary>
    public double Speed { get; set; } = SlowestSpeed;

    /// <summary>Names the world: the same seed gives the same shops, broadcasts and viewers, on every start and machine.</summary>
    public int Seed { get; set; } = 2026;
}
