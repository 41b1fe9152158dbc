namespace StreamOps.Components;

/// <summary>What every figure of a page shares: shown beside its definition.</summary>
/// <param name="Zone">Time zone that cuts days and months.</param>
/// <param name="PriceBook">Version of the price book; null where no figure is money.</param>
/// <param name="Samples">Samples behind the figures; null where none are.</param>
public sealed record Counted(string Zone, long? PriceBook = null, long? Samples = null);
