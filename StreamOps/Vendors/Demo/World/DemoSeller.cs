namespace StreamOps.Vendors.Demo.World;

/// <summary>A seller of the simulated platform. The address is nobody's: its domain does not exist.</summary>
public sealed record DemoSeller(string Name, string Email);
